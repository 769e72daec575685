-- When the tables that fingerprint-*.sql read were last written, as the server itself knows it: one text that a later
-- night compares with its own, or null where that is not to be believed. Only MariaDB keeps the time exactly, for InnoDB
-- tables without partitions; it is forgotten when the server restarts. It is that of the beginning of the last
-- transaction, in seconds: so within the first minute another one of the same second may still be under way.
select
  case
    when count(update_time) = 4 and max(update_time) < now() - interval 1 minute
      then group_concat(table_name, ' ', update_time order by table_name separator ', ')
  end
from information_schema.tables
where table_schema = database()
  and table_name in ('ho_so', 'thanh_phan_ho_so', 'yeu_cau_thanh_toan', 'giay_to_so_hoa')
  and engine = 'InnoDB'
  and create_options not like '%partitioned%'
  and version() like '%MariaDB%'

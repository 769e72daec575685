-- The longest name of a procedure's field, for check.
select max(char_length(trim(ten))) as "field_name" from linh_vuc

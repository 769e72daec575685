-- All fields of procedures.
select
  ma as code,
  ten as name
from linh_vuc

-- All components, in whatever order the source finds them fastest. One pass over them costs less than looking most of
-- them up by their links.
select
  [[component-row]]
  /*! , crc32([[component-checksum]] * 2654435761) as checksum */
from (
[[components]]
) c
where c.link is not null

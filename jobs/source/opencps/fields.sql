-- The fields that services name.
select distinct domainCode as code, domainName as name
from opencps_serviceinfo
where groupId in (:sites) and domainCode <> ''

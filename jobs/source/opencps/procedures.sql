-- The services of all sites. A fee is due where any step of the workflow asks for money; there is no result where no part
-- of the templates is one, and one is expected where there is no template.
select
  s.serviceCode as code,
  s.serviceName as name,
  s.domainCode as field_code,
  coalesce((select max(c.serviceLevel) from opencps_serviceconfig c where c.serviceInfoId = s.serviceInfoId), s.maxLevel) as service_level,
  case when exists (
    select 1
    from opencps_serviceconfig c
    join opencps_processoption o on o.serviceConfigId = c.serviceConfigId
    left join opencps_serviceprocess r on r.serviceProcessId = o.serviceProcessId
    left join opencps_processaction a on a.serviceProcessId = o.serviceProcessId and a.requestPayment in (1, 2, 5)
    where c.serviceInfoId = s.serviceInfoId and (r.requestPayment = 1 or a.processActionId is not null)) then '1' else '0' end as has_fee,
  case (
    select max(case when t.partType in (2, 7) then 1 else 0 end)
    from opencps_serviceconfig c
    join opencps_processoption o on o.serviceConfigId = c.serviceConfigId
    join opencps_dossiertemplate m on m.dossierTemplateId = o.dossierTemplateId
    join opencps_dossierpart t on t.groupId = m.groupId and t.templateNo = m.templateNo
    where c.serviceInfoId = s.serviceInfoId) when 0 then '1' else '0' end as no_result,
  s.public_ as in_use,
  s.createDate as created_at,
  s.modifiedDate as last_modified_at,
  null as deleted_at
from opencps_serviceinfo s
where s.groupId in (:sites)

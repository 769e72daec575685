-- The agencies of the dictionary; each site has its own, so of several rows for a code the one with the smallest id counts.
-- Receipts may be set up in any of its sites.
select
  i.itemCode as code,
  i.itemName as name,
  (select min(p.itemCode) from opencps_dictitem p where p.dictItemId = i.parentItemId) as parent_code,
  i.itemCode as identifier_code,
  (select min(g.groupCode)
    from opencps_dictitemgroup m
    join opencps_dictgroup g on g.dictGroupId = m.dictGroupId
    where m.dictItemId = i.dictItemId and g.groupCode in ('SBN', 'QUAN_HUYEN', 'XA_PHUONG')) as catalog,
  case when exists (
    select 1 from opencps_paymentconfig p where p.groupId in (:sites) and p.govAgencyCode = i.itemCode)
    then 'configured' end as receipt_provider,
  null as in_statistics,
  null as active,
  i.createDate as created_at,
  i.modifiedDate as last_modified_at,
  null as deleted_at
from opencps_dictitem i
join opencps_dictcollection c on c.dictCollectionId = i.dictCollectionId
where c.collectionCode = 'GOVERNMENT_AGENCY' and i.groupId in (:sites)
  and not exists (
    select 1
    from opencps_dictitem j
    join opencps_dictcollection k on k.dictCollectionId = j.dictCollectionId
    where k.collectionCode = 'GOVERNMENT_AGENCY' and j.groupId in (:sites) and j.itemCode = i.itemCode
      and j.dictItemId < i.dictItemId)

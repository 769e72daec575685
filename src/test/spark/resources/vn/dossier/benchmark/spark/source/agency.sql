SELECT TRIM(group_code) AS code, deleted_on IS NULL AS live FROM don_vi

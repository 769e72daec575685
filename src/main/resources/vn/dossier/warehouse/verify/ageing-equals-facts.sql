-- How far the ages are from the open facts, and agencies whose ages do not add up to their open dossiers.
SELECT ABS(
    (SELECT COUNT(*) FROM fact_dossier WHERE is_open = 1 AND accepted_date <= :reach)
    - (SELECT COALESCE(SUM(open_dossiers), 0) FROM stage_backlog_ageing))
  + (SELECT COUNT(*) FROM stage_backlog_ageing
     WHERE days_0_to_7 + days_8_to_30 + days_31_to_90 + days_over_90 <> open_dossiers
       OR overdue > open_dossiers)

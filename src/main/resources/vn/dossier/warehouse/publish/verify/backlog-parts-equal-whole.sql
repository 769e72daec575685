-- Agencies whose states do not add up to their open dossiers.
SELECT COUNT(*) FROM stage_backlog_daily
WHERE processing + supplement + paused <> open_dossiers OR overdue > open_dossiers

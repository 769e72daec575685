-- Cells whose channels do not add up to their dossiers.
SELECT COUNT(*) FROM [[cells]]_dossier_monthly
WHERE online + direct + postal + channel_unknown <> dossiers

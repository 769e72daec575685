-- Cells that count more in a numerator than in its denominator.
SELECT COUNT(*) FROM [[cells]]_dossier_daily
WHERE online_766 > online OR channel_missing > dossiers OR component_digitised > dossiers
  OR digitised_766 > component_digitised OR reused > dossiers OR result_due > dossiers
  OR result_digitised > result_due OR obligation + obligation_pending + exempt > dossiers
  OR non_cash > obligation OR cashless > non_cash OR withdrawn > dossiers

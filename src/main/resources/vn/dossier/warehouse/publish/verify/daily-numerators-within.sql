-- Cells that count more in a numerator than in its denominator.
SELECT COUNT(*) FROM [[cells]]_dossier_daily
WHERE obligation + obligation_pending + exempt > dossiers
  [[dossier-parts: OR {name} > {within} |]]

-- How far the months of receipts are from the requests behind them.
SELECT ABS((SELECT COUNT(*) FROM stage_e_receipt WHERE month_start BETWEEN :firstMonth AND :to)
         - (SELECT COALESCE(SUM(receipts), 0) FROM stage_e_receipt_monthly))

-- How far the cells of collection are from the requests behind them, in requests and in VND.
SELECT ABS((SELECT COUNT(*) FROM stage_collection WHERE collected_date BETWEEN :from AND :to)
         - (SELECT COALESCE(SUM(requests), 0) FROM [[cells]]_collection_daily))
     + ABS((SELECT COALESCE(SUM(amount), 0) FROM stage_collection WHERE collected_date BETWEEN :from AND :to)
         - (SELECT COALESCE(SUM(amount), 0) FROM [[cells]]_collection_daily))
     + (SELECT COUNT(*) FROM [[cells]]_collection_daily WHERE dossiers > requests)

-- How far the cells of digitised results are from the papers behind them.
SELECT ABS((SELECT COUNT(*) FROM stage_digitised_result WHERE digitised_date BETWEEN :from AND :to)
         - (SELECT COALESCE(SUM(results), 0) FROM stage_digitised_result_daily))
     + (SELECT COUNT(*) FROM stage_digitised_result_daily WHERE historical_results > results)

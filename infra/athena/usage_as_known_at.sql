-- Usage as it was known at a moment: of each account and day the version that was recorded last by
-- then. The moment is the query's one parameter: in Athena the execution parameter
-- '2026-11-01 00:00:00' (UTC, with its quotes), in DuckDB usage_as_known_at('2026-11-01 00:00:00').
--
--   usage_history.*
SELECT history.*
FROM usage_history AS history
CROSS JOIN (SELECT CAST(? AS timestamp) AS moment) AS asked
WHERE history.known_from <= asked.moment
  AND (history.known_until > asked.moment OR history.known_until IS NULL)

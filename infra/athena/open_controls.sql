-- Comparisons that did not pass: WARN and FAIL.
--
--   control_totals.*
SELECT *
FROM control_totals
WHERE result <> 'PASS'

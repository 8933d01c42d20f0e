-- What Twilio restated: changes of days that were already over when they were last confirmed. What a
-- day gains while it is OPEN is accrual and not here.
--
--   restatements.*
SELECT *
FROM restatements
WHERE previous_state <> 'OPEN'

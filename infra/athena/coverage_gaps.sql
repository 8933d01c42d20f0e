-- Accounts and days that the lake does not know, or knows from before a last attempt that failed. An
-- account that is gone from Twilio is a gap only on days that were never observed.
--
--   coverage.*
SELECT *
FROM coverage
WHERE NOT observed OR (reason IS NOT NULL AND reason <> 'ACCOUNT_GONE')

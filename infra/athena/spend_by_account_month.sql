-- What each account spent in each month and currency, residual included, from its days.
--
--   usage_month string month, yyyy-MM
--   account_sid string the account that spent
--   account_name string its friendly name, on the last day
--   price_unit string currency, in lower case
--   price decimal what was spent
--   settled boolean whether each of the month's days that the lake holds is SETTLED or CLOSED
WITH months AS (
  SELECT
    substr(usage_date, 1, 7) AS usage_month,
    account_sid,
    max_by(account_name, usage_date) AS account_name,
    bool_and(state IN ('SETTLED', 'CLOSED')) AS settled
  FROM usage_daily
  GROUP BY substr(usage_date, 1, 7), account_sid
),
spent AS (
  SELECT
    substr(usage_date, 1, 7) AS usage_month,
    account_sid,
    price_unit,
    sum(price) AS price
  FROM usage_additive
  WHERE price IS NOT NULL AND (price <> 0 OR price_unit IS NOT NULL)
  GROUP BY substr(usage_date, 1, 7), account_sid, price_unit
)
SELECT
  months.usage_month,
  months.account_sid,
  months.account_name,
  spent.price_unit,
  CAST(spent.price AS decimal(28, 10)) AS price,
  months.settled
FROM months
INNER JOIN spent
  ON spent.usage_month = months.usage_month
  AND spent.account_sid = months.account_sid

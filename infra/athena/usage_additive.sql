-- Usage whose prices may be summed: the ADDITIVE rows of usage_daily and, per account and day, the
-- rest of totalprice as category (residual), role RESIDUAL, family (residual). So the prices of an
-- account and day in the currency of its totalprice sum to that totalprice, whatever the catalogue
-- knows of its categories. A price without a currency is in that of the day's totalprice, or of the
-- day's other prices where that states none. Rows in another currency stand as they are. Currencies
-- are in lower case, because Twilio writes one of them in both. Where Twilio states no totalprice, or
-- no price with it, there is no residual. count and usage of different categories are different
-- things and may not be summed.
--
--   usage_daily.*
WITH daily AS (
  SELECT
    account_sid,
    account_name,
    account_status,
    parent_account_sid,
    category,
    description,
    category_role,
    category_family,
    count,
    usage,
    price,
    count_unit,
    usage_unit,
    coalesce(
      lower(price_unit),
      max(CASE WHEN category = 'totalprice' THEN lower(price_unit) END)
        OVER (PARTITION BY usage_date, account_sid),
      min(lower(price_unit)) OVER (PARTITION BY usage_date, account_sid)
    ) AS price_unit,
    start_date,
    end_date,
    as_of,
    observed_at,
    first_observed_at,
    version,
    state,
    quality_flags,
    run_id,
    schema_version,
    usage_date
  FROM usage_daily
),
summed AS (
  SELECT
    usage_date,
    account_sid,
    coalesce(price_unit, '') AS currency,
    sum(price) AS price
  FROM daily
  WHERE category_role = 'ADDITIVE'
  GROUP BY usage_date, account_sid, coalesce(price_unit, '')
)
SELECT *
FROM daily
WHERE category_role = 'ADDITIVE'
UNION ALL
SELECT
  total.account_sid,
  total.account_name,
  total.account_status,
  total.parent_account_sid,
  '(residual)' AS category,
  'what totalprice holds besides the additive categories' AS description,
  'RESIDUAL' AS category_role,
  '(residual)' AS category_family,
  CAST(NULL AS decimal(28, 10)) AS count,
  CAST(NULL AS decimal(28, 10)) AS usage,
  CAST(total.price - coalesce(summed.price, 0) AS decimal(28, 10)) AS price,
  CAST(NULL AS varchar) AS count_unit,
  CAST(NULL AS varchar) AS usage_unit,
  total.price_unit,
  total.start_date,
  total.end_date,
  total.as_of,
  total.observed_at,
  total.first_observed_at,
  total.version,
  total.state,
  total.quality_flags,
  total.run_id,
  total.schema_version,
  total.usage_date
FROM daily AS total
LEFT JOIN summed
  ON summed.usage_date = total.usage_date
  AND summed.account_sid = total.account_sid
  AND summed.currency = coalesce(total.price_unit, '')
WHERE total.category = 'totalprice' AND total.price IS NOT NULL

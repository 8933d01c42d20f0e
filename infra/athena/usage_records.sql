-- Daily usage records under the column names of other Twilio connectors, so that SQL written against
-- their tables moves over: account_sid as Airbyte, Stitch and Twilio name it, account_id as Fivetran
-- does. All categories, roll-ups and totalprice included, as there: prices may not be summed over
-- categories (usage_additive is for that). Categories of zeros have no row;
-- totalprice always has.
--
--   account_sid string the account that used
--   account_id string the same
--   category string usage category as Twilio spells it
--   description string Twilio's words for the category
--   start_date date first GMT day, inclusive
--   end_date date last GMT day, inclusive
--   count decimal number of events, in count_unit
--   count_unit string unit of count
--   usage decimal the amount that is billed, in usage_unit
--   usage_unit string unit of usage
--   price decimal what it cost, in price_unit; negative for a credit
--   price_unit string currency of price, as Twilio writes it
--   as_of timestamp when Twilio first stated this content
--   api_version string version of Twilio's API
--   uri string the record's path in Twilio's API
--   usage_date string day, yyyy-MM-dd; a filter on it reads that day alone
SELECT
  account_sid,
  account_sid AS account_id,
  category,
  description,
  start_date,
  end_date,
  count,
  count_unit,
  usage,
  usage_unit,
  price,
  price_unit,
  as_of,
  CAST('2010-04-01' AS varchar) AS api_version,
  '/2010-04-01/Accounts/' || account_sid || '/Usage/Records/Daily.json?Category=' || category
    || '&StartDate=' || CAST(start_date AS varchar)
    || '&EndDate=' || CAST(end_date AS varchar) AS uri,
  usage_date
FROM usage_daily

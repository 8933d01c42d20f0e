-- What all accounts spent on each day by product family and currency; the residual is a family of
-- its own.
--
--   usage_date string day, yyyy-MM-dd
--   category_family string product family by the catalogue, or (residual)
--   price_unit string currency, in lower case
--   price decimal what was spent
SELECT
  usage_date,
  coalesce(category_family, '(none)') AS category_family,
  price_unit,
  CAST(sum(price) AS decimal(28, 10)) AS price
FROM usage_additive
WHERE price IS NOT NULL AND (price <> 0 OR price_unit IS NOT NULL)
GROUP BY usage_date, coalesce(category_family, '(none)'), price_unit

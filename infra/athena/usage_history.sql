-- Every version, with the time for which it was what was known: from known_from, inclusive, until
-- known_until, exclusive; null is "still". What was known at T has known_from <= T AND (known_until >
-- T OR known_until IS NULL). A version that was recorded OUT_OF_ORDER was never known: its time is
-- empty, for both are its observed_at.
--
--   usage_versions.*
--   known_from timestamp when the version began to be what was known
--   known_until timestamp when a later version took its place; null: none did
WITH known AS (
  SELECT DISTINCT usage_date, account_sid, version, observed_at
  FROM usage_versions
  WHERE NOT coalesce(contains(quality_flags, 'OUT_OF_ORDER'), false)
),
spans AS (
  SELECT
    usage_date,
    account_sid,
    version,
    observed_at AS known_from,
    min(observed_at) OVER (
      PARTITION BY usage_date, account_sid
      ORDER BY version
      ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
    ) AS known_until
  FROM known
)
SELECT
  usage_versions.*,
  coalesce(spans.known_from, usage_versions.observed_at) AS known_from,
  CASE
    WHEN spans.known_from IS NULL THEN usage_versions.observed_at
    ELSE spans.known_until
  END AS known_until
FROM usage_versions
LEFT JOIN spans
  ON spans.usage_date = usage_versions.usage_date
  AND spans.account_sid = usage_versions.account_sid
  AND spans.version = usage_versions.version

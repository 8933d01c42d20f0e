package io.github.usageexport.benchmark;

import java.math.BigDecimal;

/** List prices of us-east-1 in US dollars, as of November 2026; without free tiers. */
final class AwsPrices {
  static final BigDecimal DYNAMODB_MILLION_WRITE_UNITS = new BigDecimal("0.625");
  static final BigDecimal DYNAMODB_MILLION_READ_UNITS = new BigDecimal("0.125");

  /** Storage and point-in-time recovery of a gigabyte for a month. */
  static final BigDecimal DYNAMODB_GIGABYTE_MONTH = new BigDecimal("0.45");

  /** On arm64. */
  static final BigDecimal LAMBDA_GIGABYTE_SECOND = new BigDecimal("0.0000133334");

  static final BigDecimal LAMBDA_MILLION_INVOCATIONS = new BigDecimal("0.20");
  static final BigDecimal STEP_FUNCTIONS_MILLION_TRANSITIONS = new BigDecimal("25");
  static final BigDecimal S3_MILLION_PUTS = new BigDecimal("5");
  static final BigDecimal S3_MILLION_GETS = new BigDecimal("0.40");
  static final BigDecimal S3_GIGABYTE_MONTH = new BigDecimal("0.023");
  static final BigDecimal LOGS_GIGABYTE = new BigDecimal("0.50");

  /** A secret, a key, a dozen alarms, two dozen metrics and a dashboard. */
  static final BigDecimal FIXED_MONTH = new BigDecimal("12.80");

  private AwsPrices() {}
}

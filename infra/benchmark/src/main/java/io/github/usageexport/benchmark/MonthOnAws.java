package io.github.usageexport.benchmark;

import io.github.usageexport.handoff.SliceBatch;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a month's quantities cost.
 *
 * @param secondsPerPage how long Twilio takes to answer, which is what functions mostly wait for
 */
record MonthOnAws(Quantities month, BigDecimal secondsPerPage) {
  /** Of a function, as the template has it: a whole processor. */
  private static final BigDecimal GIGABYTES = new BigDecimal("1.728");

  /** Requests that one function has in flight: 20 shared by the four that run at once. */
  private static final int IN_FLIGHT = 5;

  /** Items that one function reads of the table in a second. */
  private static final int READS_PER_SECOND = 2_000;

  /** Looking at one partition, and writing it where it changed. */
  private static final BigDecimal SECONDS_PER_PARTITION = new BigDecimal("0.1");

  /** A child execution: its start, its task and its end. */
  private static final int TRANSITIONS = 3;

  private static final int TRANSITIONS_OF_A_RUN = 9;

  /** One function at the beginning and one at the end of a run. */
  private static final int INVOCATIONS_OF_A_RUN = 2;

  /** Of a day: what is known, versions, restatements, coverage, controls. */
  private static final int PARTITIONS_OF_A_PART = 5;

  private static final int LOG_BYTES_PER_INVOCATION = 2_000;

  /** A partition's footer is read before and after; its manifest and data are put. */
  private static final int REQUESTS_PER_PARTITION = 2;

  private static final int MONTHS_KEPT = 6;
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final BigDecimal GIGABYTE = BigDecimal.valueOf(1_000_000_000);

  private long batches() {
    return Math.ceilDiv(month.slices(), SliceBatch.MAX_SLICES);
  }

  private long parts() {
    return Math.ceilDiv(month.partitions(), PARTITIONS_OF_A_PART);
  }

  private long invocations() {
    return batches() + parts() + INVOCATIONS_OF_A_RUN * month.runs();
  }

  BigDecimal lambda() {
    BigDecimal waiting =
        secondsPerPage
            .multiply(BigDecimal.valueOf(month.twilioRequests()))
            .divide(BigDecimal.valueOf(IN_FLIGHT), RoundingMode.UP);
    BigDecimal reading =
        BigDecimal.valueOf(month.readUnits())
            .divide(BigDecimal.valueOf(READS_PER_SECOND), RoundingMode.UP);
    BigDecimal seconds =
        waiting
            .add(reading)
            .add(SECONDS_PER_PARTITION.multiply(BigDecimal.valueOf(month.partitions())));
    return seconds
        .multiply(GIGABYTES)
        .multiply(AwsPrices.LAMBDA_GIGABYTE_SECOND)
        .add(millions(invocations(), AwsPrices.LAMBDA_MILLION_INVOCATIONS));
  }

  BigDecimal stepFunctions() {
    long transitions = TRANSITIONS * (batches() + parts()) + TRANSITIONS_OF_A_RUN * month.runs();
    return millions(transitions, AwsPrices.STEP_FUNCTIONS_MILLION_TRANSITIONS);
  }

  /** With the versions of half a year. */
  BigDecimal dynamoDb() {
    return millions(month.writeUnits(), AwsPrices.DYNAMODB_MILLION_WRITE_UNITS)
        .add(millions(month.readUnits(), AwsPrices.DYNAMODB_MILLION_READ_UNITS))
        .add(gigabytes(month.storedBytes() * MONTHS_KEPT, AwsPrices.DYNAMODB_GIGABYTE_MONTH));
  }

  /** With the objects that were written in a month: replaced ones are kept about so long. */
  BigDecimal s3() {
    return millions(REQUESTS_PER_PARTITION * month.partitionsWritten(), AwsPrices.S3_MILLION_PUTS)
        .add(millions(REQUESTS_PER_PARTITION * month.partitions(), AwsPrices.S3_MILLION_GETS))
        .add(gigabytes(month.lakeBytes(), AwsPrices.S3_GIGABYTE_MONTH));
  }

  BigDecimal logs() {
    return gigabytes(LOG_BYTES_PER_INVOCATION * invocations(), AwsPrices.LOGS_GIGABYTE);
  }

  BigDecimal total() {
    return lambda()
        .add(stepFunctions())
        .add(dynamoDb())
        .add(s3())
        .add(logs())
        .add(AwsPrices.FIXED_MONTH);
  }

  private static BigDecimal millions(long count, BigDecimal price) {
    return price.multiply(BigDecimal.valueOf(count)).divide(MILLION, 6, RoundingMode.UP);
  }

  private static BigDecimal gigabytes(long bytes, BigDecimal price) {
    return price.multiply(BigDecimal.valueOf(bytes)).divide(GIGABYTE, 6, RoundingMode.UP);
  }
}

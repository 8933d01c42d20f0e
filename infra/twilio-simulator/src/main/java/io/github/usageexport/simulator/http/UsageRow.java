package io.github.usageexport.simulator.http;

import io.github.usageexport.simulator.world.Period;
import io.github.usageexport.simulator.world.StatedRow;

/**
 * A row as it goes over the wire.
 *
 * @param price plain digits, unless it was tampered with
 */
record UsageRow(
    String accountSid, StatedRow stated, String price, String priceUnit, Period period) {
  static UsageRow of(String accountSid, StatedRow stated, Period period) {
    return new UsageRow(
        accountSid, stated, stated.price().toPlainString(), stated.priceUnit(), period);
  }

  UsageRow withAccountSid(String other) {
    return new UsageRow(other, stated, price, priceUnit, period);
  }

  UsageRow withPrice(String text, String unit) {
    return new UsageRow(accountSid, stated, text, unit, period);
  }

  UsageRow withPeriod(Period other) {
    return new UsageRow(accountSid, stated, price, priceUnit, other);
  }
}

package io.github.usageexport.parquet;

import io.github.usageexport.usage.Amount;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.io.api.Binary;

/**
 * An amount as DECIMAL(28,10): its value times 10^10, two's complement, big endian, in 12 bytes.
 * The result is overwritten by the next call; Parquet copies what it keeps.
 */
final class DecimalBytes {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  /** An unscaled value of so many digits fits a long. */
  private static final int LONG_DIGITS = 18;

  private static final long[] POWERS_OF_TEN = powersOfTen();

  private final byte[] bytes = new byte[ParquetSchema.DECIMAL_BYTES];
  private final Binary binary = Binary.fromReusedByteArray(bytes);

  /**
   * @throws IllegalArgumentException for a sum or difference that the column cannot hold
   */
  Binary binary(Amount amount) {
    if (!amount.isStatable()) {
      throw new IllegalArgumentException(amount + " has more digits than DECIMAL(28,10)");
    }
    BigDecimal value = amount.value();
    long factor = POWERS_OF_TEN[Amount.MAX_FRACTION_DIGITS - value.scale()];
    if (value.precision() <= LONG_DIGITS) {
      long unscaled = value.unscaledValue().longValue();
      INT.set(bytes, 0, (int) Math.multiplyHigh(unscaled, factor));
      LONG.set(bytes, Integer.BYTES, unscaled * factor);
    } else {
      wide(value.unscaledValue().multiply(BigInteger.valueOf(factor)));
    }
    return binary;
  }

  private void wide(BigInteger scaled) {
    byte[] shortest = scaled.toByteArray();
    int padding = bytes.length - shortest.length;
    Arrays.fill(bytes, 0, padding, (byte) (scaled.signum() < 0 ? -1 : 0));
    System.arraycopy(shortest, 0, bytes, padding, shortest.length);
  }

  private static long[] powersOfTen() {
    long[] powers = new long[Amount.MAX_FRACTION_DIGITS + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }
}

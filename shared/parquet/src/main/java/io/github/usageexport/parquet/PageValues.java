package io.github.usageexport.parquet;

import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.jspecify.annotations.Nullable;

/**
 * The values of one page after another of a column, without those that are null. While they repeat
 * they are numbered, and the least and the greatest are sought among a page's different ones only.
 */
final class PageValues<F> {
  private final ValueForm<F> form;
  private final Distinct<F> distinct;
  private final ValuesWriter plain;
  private int[] numbers = new int[PageSizes.BATCH];
  private int page = 1;
  private int count;
  private boolean numbering;
  private boolean decided;
  private @Nullable F least;
  private @Nullable F greatest;

  PageValues(ValueForm<F> form) {
    this.form = form;
    this.distinct = new Distinct<>(form);
    this.plain = form.plainWriter();
    this.numbering = form.repeats();
    this.decided = !numbering;
  }

  void add(Object value) {
    if (numbering) {
      addNumber(value);
    } else {
      F kept = form.of(value);
      compare(kept);
      form.write(kept, plain);
      count++;
    }
  }

  private void addNumber(Object value) {
    int number = distinct.number(value);
    if (distinct.isNewOn(page, number)) {
      compare(distinct.value(number));
    }
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * count);
    }
    numbers[count++] = number;
    if (count == PageSizes.SAMPLE) {
      decide();
    }
  }

  private void compare(F value) {
    if (least == null || form.compare(value, least) < 0) {
      least = value;
    }
    if (greatest == null || form.compare(value, greatest) > 0) {
      greatest = value;
    }
  }

  /** Once in a row group: numbers pay where a value comes twice at least. */
  private void decide() {
    if (!decided && count > 0) {
      decided = true;
      numbering = distinct.size() <= count / 2;
      for (int i = 0; !numbering && i < count; i++) {
        form.write(distinct.value(numbers[i]), plain);
      }
    }
  }

  int count() {
    return count;
  }

  /** Ends the page; before that, its statistics are asked for. */
  Ended end(Statistics<?> statistics) throws IOException {
    decide();
    if (least != null && greatest != null) {
      form.count(least, statistics);
      form.count(greatest, statistics);
    }
    boolean numbered = numbering && count > 0;
    return new Ended(numbered, numbered ? numbers() : plain.getBytes());
  }

  /**
   * A page's values as they stand in it.
   *
   * @param numbered or in full
   */
  record Ended(boolean numbered, BytesInput bytes) {}

  /** The width of the numbers, then the numbers. */
  private BytesInput numbers() throws IOException {
    int width = BytesUtils.getWidthFromMaxInt(distinct.size() - 1);
    RunLengthBitPackingHybridEncoder encoder =
        new RunLengthBitPackingHybridEncoder(
            width, PageSizes.INITIAL, PageSizes.LARGEST, HeapByteBufferAllocator.getInstance());
    for (int i = 0; i < count; i++) {
      encoder.writeInt(numbers[i]);
    }
    return BytesInput.concat(BytesInput.from(new byte[] {(byte) width}), encoder.toBytes());
  }

  /** Begins the next page, once the last one's bytes are used. */
  void startPage() {
    page++;
    count = 0;
    least = null;
    greatest = null;
    plain.reset();
    numbering = numbering && distinct.written().getBufferedSize() <= PageSizes.DICTIONARY;
  }

  /** What the numbers stand for. */
  Distinct<F> distinct() {
    return distinct;
  }
}

package io.github.usageexport.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionCodecTest {
  private static final int TRIALS = 300;
  private static final String FIRST_CONTENT =
      "0100000047780163124d4eccc9295675ccc95100b318d99818b9647333f34a4b528bd9a4784b"
          + "8b53344bf24b12730a8a3293537543404c8500109b8181edce0e260e30010006a3162f";
  private static final String FIRST_CATEGORIES =
      "010000003a780163124d4eccc9295675ccc95100b398647333f34a4b528b794b8b5318344bf2"
          + "4b12730a8a3293537543404c8500109b8183831100370912c6";

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20_211_019, -7})
  void givesBackEveryContent(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    RandomContent contents = new RandomContent(random);
    for (int i = 0; i < TRIALS; i++) {
      Content content = contents.content(1 + random.nextInt(40));
      assertThat(VersionCodec.unpackContent(content.digest(), VersionCodec.pack(content)))
          .isEqualTo(content);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {2, 20_211_020, -8})
  void givesBackEveryListOfStatedCategories(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    RandomContent contents = new RandomContent(random);
    for (int i = 0; i < TRIALS; i++) {
      StatedCategories stated = contents.statedCategories(1 + random.nextInt(40));
      assertThat(VersionCodec.unpackCategories(stated.digest(), VersionCodec.pack(stated)))
          .isEqualTo(stated);
    }
  }

  @Test
  void givesBackWhatIsEmpty() {
    Content content = Content.of(List.of());
    StatedCategories stated = StatedCategories.of(List.of());

    assertThat(VersionCodec.unpackContent(content.digest(), VersionCodec.pack(content)))
        .isEqualTo(content);
    assertThat(VersionCodec.unpackCategories(stated.digest(), VersionCodec.pack(stated)))
        .isEqualTo(stated);
  }

  @Test
  void tellsNullFromEmptyAndFromZero() {
    StatedAmounts row =
        new StatedAmounts(Category.TOTALPRICE, "", null, null, Amount.ZERO, "", null, "usd");
    Content content = Content.of(List.of(row));

    assertThat(VersionCodec.unpackContent("digest", VersionCodec.pack(content)).rows())
        .containsExactly(row);
  }

  @Test
  void keepsAnAccountDayOf25RowsWithinAKilobyte() {
    Content content = ContentSamples.typicalDay(25);

    assertThat(content.rows()).hasSize(25);
    assertThat(VersionCodec.pack(content)).hasSizeLessThan(1024);
  }

  @Test
  void refusesANewerFormatByName() {
    byte[] packed = VersionCodec.pack(ContentSamples.typicalDay(3));
    packed[0] = 2;

    assertThatThrownBy(() -> VersionCodec.unpackContent("digest", packed))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("format 2, written by a newer version of Usage Export")
        .hasMessageContaining("update Usage Export");
  }

  /**
   * Bytes that once were written: whatever is changed here, stores that hold such stay readable.
   */
  @Test
  void readsWhatWasWrittenInTheFirstFormat() {
    Content content = ContentSamples.typicalDay(2);
    StatedCategories stated =
        StatedCategories.of(content.rows().stream().map(StatedCategory::of).toList());

    assertThat(VersionCodec.unpackContent(content.digest(), HexFormat.of().parseHex(FIRST_CONTENT)))
        .isEqualTo(content);
    assertThat(
            VersionCodec.unpackCategories(
                stated.digest(), HexFormat.of().parseHex(FIRST_CATEGORIES)))
        .isEqualTo(stated);
  }

  @Test
  void readsEachFormatInItsOwnWay() {
    List<Function<VersionCodecReader, String>> formats =
        List.of(in -> "first " + in.number(), in -> "second " + in.requiredText());
    VersionCodecWriter first = new VersionCodecWriter();
    first.number(7);
    VersionCodecWriter second = new VersionCodecWriter();
    second.text("seven");

    assertThat(VersionCodecFrame.unwrap(formats, VersionCodecFrame.wrap((byte) 1, first)))
        .isEqualTo("first 7");
    assertThat(VersionCodecFrame.unwrap(formats, VersionCodecFrame.wrap((byte) 2, second)))
        .isEqualTo("second seven");
    assertThatThrownBy(
            () -> VersionCodecFrame.unwrap(formats, VersionCodecFrame.wrap((byte) 3, second)))
        .isInstanceOf(StoreException.class)
        .hasMessageContainingAll("format 3", "up to format 2", "update Usage Export");
  }

  @Test
  void takesAFormatBeforeTheFirstForDamage() {
    byte[] packed = VersionCodec.pack(ContentSamples.typicalDay(3));
    packed[0] = 0;

    assertThatThrownBy(() -> VersionCodec.unpackContent("digest", packed))
        .isInstanceOf(StoreException.class)
        .hasMessageContainingAll("damaged", "numbered from 1");
  }

  @Test
  void refusesEveryShortenedContent() {
    byte[] packed = VersionCodec.pack(ContentSamples.typicalDay(3));
    for (int length = 0; length < packed.length; length++) {
      byte[] shortened = Arrays.copyOf(packed, length);
      assertThatThrownBy(() -> VersionCodec.unpackContent("digest", shortened))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("damaged");
    }
  }

  @Test
  void refusesEveryContentWithAByteChanged() {
    byte[] packed = VersionCodec.pack(ContentSamples.typicalDay(3));
    for (int place = 1; place < packed.length; place++) {
      byte[] changed = packed.clone();
      changed[place] ^= 0x20;
      assertThatThrownBy(() -> VersionCodec.unpackContent("digest", changed))
          .as("byte " + place)
          .isInstanceOf(StoreException.class);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {3, 20_211_021, -9})
  void readsHostileRowsWithoutAnythingWorseThanARefusal(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    for (int i = 0; i < 20 * TRIALS; i++) {
      VersionCodecWriter hostile = new VersionCodecWriter();
      for (int numbers = random.nextInt(1, 60); numbers > 0; numbers--) {
        hostile.number(random.nextLong() >>> random.nextInt(Long.SIZE));
      }
      byte[] packed = VersionCodecFrame.wrap(VersionCodec.FORMAT, hostile);
      Throwable refusal = catchThrowable(() -> VersionCodec.unpackContent("digest", packed));
      if (refusal == null) {
        assertThat(VersionCodec.unpackContent("digest", packed).rows().size())
            .isLessThanOrEqualTo(hostile.length());
      } else {
        assertThat(refusal).isInstanceOf(StoreException.class);
      }
    }
  }

  @Test
  void makesNothingOfALengthThatTheBytesCannotHold() {
    byte[] packed = VersionCodec.pack(ContentSamples.typicalDay(3));
    packed[2] = 0x3F;

    assertThatThrownBy(() -> VersionCodec.unpackContent("digest", packed))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("claims");
  }
}

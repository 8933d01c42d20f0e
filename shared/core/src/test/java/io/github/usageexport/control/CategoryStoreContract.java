package io.github.usageexport.control;

import static io.github.usageexport.control.ControlSamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.usage.Category;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link CategoryStore} does. */
public abstract class CategoryStoreContract {

  /** The store under test, empty when the test begins and the same until it ends. */
  protected abstract CategoryStore store();

  /** The same store as another process, or the next run, would see it. */
  protected abstract CategoryStore reopened();

  private static SeenCategory seen(
      String name, @Nullable String unit, Instant first, Instant last) {
    return new SeenCategory(new Category(name), unit, unit, first, last);
  }

  @Test
  void givesBackCategoriesInOrderOfTheirBytes() {
    assertThat(store().categories()).isEmpty();
    SeenCategory ascii = seen("sms", "messages", NOON, NOON);
    SeenCategory privateUse = seen("sms-\uE000", null, NOON, NOON);
    SeenCategory emoji = seen("sms-📞", null, NOON, NOON);
    store().save(List.of(emoji, privateUse, ascii));

    assertThat(reopened().categories()).containsExactly(ascii, privateUse, emoji);
  }

  @Test
  void keepsTheFirstAndTheLastTime() {
    store().save(List.of(seen("sms", "messages", NOON, NOON)));
    store().save(List.of(seen("sms", "messages", NOON.plusSeconds(9), NOON.plusSeconds(9))));
    store().save(List.of(seen("sms", "messages", NOON.minusSeconds(5), NOON.minusSeconds(5))));

    assertThat(reopened().categories())
        .containsExactly(seen("sms", "messages", NOON.minusSeconds(5), NOON.plusSeconds(9)));
  }

  @Test
  void keepsTheSameUnitsWhoeverComesFirst() {
    SeenCategory none = seen("sms", null, NOON, NOON);
    SeenCategory first = seen("sms", "messages", NOON, NOON);
    SeenCategory second = seen("sms", "texts", NOON, NOON);
    for (List<SeenCategory> order :
        List.of(List.of(none, first, second), List.of(second, first, none))) {
      order.forEach(each -> store().save(List.of(each)));

      assertThat(reopened().categories()).containsExactly(first);
    }
  }

  @Test
  void keepsHundredsAtOnce() {
    List<SeenCategory> many =
        IntStream.range(100, 800)
            .mapToObj(number -> seen("category-" + number, "units", NOON, NOON))
            .toList();
    store().save(many);
    store().save(List.of());

    assertThat(reopened().categories()).isEqualTo(many);
  }
}

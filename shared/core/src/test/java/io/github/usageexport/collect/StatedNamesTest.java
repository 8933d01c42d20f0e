package io.github.usageexport.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usageexport.control.CategoryStore;
import io.github.usageexport.control.SeenCategory;
import io.github.usageexport.run.MemoryCategories;
import io.github.usageexport.snapshot.SnapshotSamples;
import io.github.usageexport.snapshot.Statement;
import io.github.usageexport.snapshot.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Every category that Twilio states is noted, and none more often than it helps. */
class StatedNamesTest {
  private static final Instant NOON = SnapshotSamples.NOON;
  private static final List<Statement> STATED =
      List.of(SnapshotSamples.costing(SnapshotSamples.day(3), NOON, 100));

  private final MemoryCategories store = new MemoryCategories();
  private final StatedNames names = new StatedNames(store);

  @Test
  void aListIsNotedOnceADay() {
    names.note(STATED, NOON);
    names.note(STATED, NOON.plus(Duration.ofHours(23)));
    assertThat(store.saves()).isEqualTo(1);

    names.note(STATED, NOON.plus(Duration.ofHours(24)));
    assertThat(store.saves()).isEqualTo(2);
    assertThat(store.categories())
        .singleElement()
        .satisfies(
            seen -> {
              assertThat(seen.firstSeen()).isEqualTo(NOON);
              assertThat(seen.lastSeen()).isEqualTo(NOON.plus(Duration.ofHours(24)));
            });
  }

  @Test
  void whatCouldNotBeSavedIsSavedTheNextTime() {
    AtomicInteger failures = new AtomicInteger(1);
    StatedNames failing =
        new StatedNames(
            new CategoryStore() {
              @Override
              public List<SeenCategory> categories() {
                return store.categories();
              }

              @Override
              public void save(Collection<SeenCategory> seen) {
                if (failures.getAndDecrement() > 0) {
                  throw new StoreException("throttled");
                }
                store.save(seen);
              }
            });

    assertThatThrownBy(() -> failing.note(STATED, NOON)).isInstanceOf(StoreException.class);
    failing.note(STATED, NOON);

    assertThat(store.categories()).hasSize(1);
  }
}

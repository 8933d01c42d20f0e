package io.github.usageexport.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.usage.Category;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CategoryCatalogueTest {
  private final CategoryCatalogue catalogue = CategoryCatalogue.load();

  private CatalogueEntry find(String name) {
    return catalogue.find(new Category(name));
  }

  private List<CatalogueEntry> inRole(CategoryRole role) {
    return catalogue.entries().stream().filter(entry -> entry.role() == role).toList();
  }

  private Set<String> parents() {
    return catalogue.entries().stream()
        .map(CatalogueEntry::parent)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  @Test
  void loadsEveryCategoryOnceInOrder() {
    assertThat(catalogue.entries().stream().map(CatalogueEntry::category))
        .hasSizeGreaterThan(640)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(catalogue.version()).matches("[0-9]+");
  }

  @Test
  void saysOfEachCategoryItsFamilyAndHowFarToBelieveIt() {
    assertThat(catalogue.entries())
        .allSatisfy(
            entry -> {
              assertThat(entry.family()).isNotBlank();
              assertThat(entry.evidence())
                  .matches("(documented|name|guess|none)-(high|medium|low)");
              assertThat(catalogue.find(entry.category())).isEqualTo(entry);
            });
  }

  @Test
  void everyParentIsACategoryOfItsOwn() {
    assertThat(parents()).isNotEmpty().allMatch(parent -> catalogue.contains(new Category(parent)));
  }

  @Test
  void noCategoryIsItsOwnAncestor() {
    for (CatalogueEntry entry : catalogue.entries()) {
      @Nullable String ancestor = entry.parent();
      for (int generations = 0; ancestor != null; generations++) {
        assertThat(generations).as("ancestors of %s", entry.category()).isLessThan(10);
        assertThat(ancestor).isNotEqualTo(entry.category().name());
        ancestor = find(ancestor).parent();
      }
    }
  }

  @Test
  void whatHasChildrenIsARollupAndNothingElseIs() {
    assertThat(inRole(CategoryRole.ROLLUP))
        .extracting(entry -> entry.category().name())
        .containsExactlyInAnyOrderElementsOf(
            parents().stream().filter(parent -> !parent.equals("totalprice")).toList());
  }

  @Test
  void whatMayBeSummedIsNeverInsideAnotherThatMay() {
    for (CatalogueEntry entry : inRole(CategoryRole.ADDITIVE)) {
      assertThat(entry.alsoCountedIn()).as("%s is counted twice", entry.category()).isEmpty();
      for (@Nullable String around = entry.parent();
          around != null;
          around = find(around).parent()) {
        assertThat(find(around).role())
            .as("%s is inside %s", entry.category(), around)
            .isNotEqualTo(CategoryRole.ADDITIVE);
      }
    }
  }

  @Test
  void whatIsAlsoCountedElsewhereOverlapsOrHoldsOthers() {
    assertThat(catalogue.entries())
        .filteredOn(entry -> !entry.alsoCountedIn().isEmpty())
        .extracting(CatalogueEntry::role)
        .isNotEmpty()
        .isSubsetOf(CategoryRole.OVERLAP, CategoryRole.ROLLUP);
  }

  @Test
  void thereIsOneTotalAndItHoldsNoParent() {
    assertThat(inRole(CategoryRole.TOTAL))
        .singleElement()
        .satisfies(
            total -> {
              assertThat(total.category()).isEqualTo(Category.TOTALPRICE);
              assertThat(total.parent()).isNull();
            });
    assertThat(inRole(CategoryRole.UNKNOWN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "calls, ROLLUP, ",
    "calls-inbound, ROLLUP, calls",
    "calls-inbound-local, ADDITIVE, calls-inbound",
    "sms, ROLLUP, ",
    "authy-sms-outbound, OVERLAP, ",
    "totalprice, TOTAL, ",
  })
  void knowsWhatTheDocumentationSays(String name, CategoryRole role, @Nullable String parent) {
    assertThat(find(name).role()).isEqualTo(role);
    assertThat(find(name).parent()).isEqualTo(parent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "call-progess-events",
        "voice-insights-ptsn-insights-on-demand-minute",
        "turnmegabytes-brasil",
        "enterprise-hippa",
        "voice-insights-client-insights-monthy-commit",
      })
  void keepsNamesThatTwilioMisspells(String name) {
    assertThat(catalogue.contains(new Category(name))).isTrue();
  }

  /** Twilio's documents write names of RCS in mixed case. */
  @ParameterizedTest
  @ValueSource(
      strings = {"Usage-RCS-Messages", "RCS-Activation-Fee", "rcs-activation-fee", "Calls"})
  void findsNamesWithoutCase(String name) {
    assertThat(catalogue.contains(new Category(name))).isTrue();
    assertThat(find(name).role()).isNotEqualTo(CategoryRole.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"one-that-comes-next-year", "call-progress-events-misspelt"})
  void takesWhatItDoesNotKnowAsUnknown(String name) {
    CatalogueEntry entry = find(name);
    assertThat(catalogue.contains(new Category(name))).isFalse();
    assertThat(entry.role()).isEqualTo(CategoryRole.UNKNOWN);
    assertThat(entry.category().name()).isEqualTo(name);
    assertThat(entry.family()).isNull();
  }
}

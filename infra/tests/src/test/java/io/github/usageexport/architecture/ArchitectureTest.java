package io.github.usageexport.architecture;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {
  private static final String ROOT = "io.github.usageexport";
  private static final String BROKEN = ROOT + ".architecture.broken";

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages(ROOT);
  private static final JavaClasses OFFENDERS = new ClassFileImporter().importPackages(BROKEN);

  @ParameterizedTest
  @EnumSource
  void holds(Rule rule) {
    EvaluationResult result = rule.under(ROOT).evaluate(MAIN);

    assertThat(result.getFailureReport().getDetails()).as(rule.name()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void isViolatedByAClassThatBreaksIt(Rule rule) {
    EvaluationResult result = rule.under(BROKEN).evaluate(OFFENDERS);

    assertThat(result.hasViolation()).as(rule.name()).isTrue();
    assertThat(result.getFailureReport().toString()).contains(rule.offender());
  }

  @Test
  void seesEveryWayToReadTheTime() {
    assertThat(details(Rule.TIME_IS_READ_THROUGH_A_CLOCK))
        .anyMatch(detail -> detail.contains("Instant.now()"))
        .anyMatch(detail -> detail.contains("LocalDate.now(java.time.ZoneId)"))
        .anyMatch(detail -> detail.contains("Clock.systemUTC()"))
        .anyMatch(detail -> detail.contains("System.currentTimeMillis()"))
        .anyMatch(detail -> detail.contains("System.nanoTime()"))
        .noneMatch(detail -> detail.contains("java.time.Clock)"));
  }

  @Test
  void seesEveryPlaceForABinaryFraction() {
    assertThat(details(Rule.AMOUNTS_ARE_EXACT))
        .anyMatch(detail -> detail.contains("Rounding.price has a double"))
        .anyMatch(detail -> detail.contains("Rounding.prices() has a Double[]"))
        .anyMatch(detail -> detail.contains("Rounding.add(float) has a float"));
  }

  @Test
  void everyModuleIsLookedAt() {
    assertThat(MAIN.stream().map(ArchitectureTest::area).distinct())
        .containsExactlyInAnyOrder(
            "usage",
            "twilio",
            "snapshot",
            "lake",
            "control",
            "run",
            "plan",
            "collect",
            "export",
            "finish",
            "handoff",
            "parquet",
            "aws",
            "report",
            "cli",
            "simulator",
            "functions");
    assertThat(MAIN.stream().map(JavaClass::getSimpleName).filter(name -> name.endsWith("Handler")))
        .contains(
            "PlanExportHandler", "CollectUsageHandler", "ExportUsageHandler", "ReportUsageHandler");
  }

  @Test
  void everyPackageIsNullMarked() {
    List<String> unmarked =
        Stream.concat(
                Stream.of(MAIN.getPackage(ROOT)),
                MAIN.getPackage(ROOT).getSubpackagesInTree().stream())
            .filter(each -> !each.getClasses().isEmpty())
            .filter(each -> !each.isAnnotatedWith(NullMarked.class))
            .map(each -> each.getName())
            .toList();

    assertThat(unmarked).isEmpty();
  }

  private static List<String> details(Rule rule) {
    return rule.under(BROKEN).evaluate(OFFENDERS).getFailureReport().getDetails();
  }

  /** The first word of a package below the root. */
  private static String area(JavaClass type) {
    return type.getPackageName().substring(ROOT.length() + 1).replaceFirst("\\..*", "");
  }
}

package io.github.usageexport.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.stream.Stream;

/** What may name what. */
final class DependencyRules {
  private static final String[] SHARED = {
    "usage",
    "run",
    "plan",
    "collect",
    "export",
    "finish",
    "handoff",
    "snapshot",
    "control",
    "lake",
    "report",
    "twilio",
    "parquet",
    "aws"
  };

  private static final List<String> STAGES = List.of("plan", "collect", "export", "finish");

  private DependencyRules() {}

  static ArchRule wordsUseJavaAlone(String root) {
    return classes()
        .that()
        .resideInAPackage(root + ".usage..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify.annotations", root + ".usage..");
  }

  static ArchRule httpInTwilioAlone(String root) {
    return namedOnlyIn(packages(root, "twilio"), "java.net.http..");
  }

  static ArchRule sqlInStoreAndQueryAlone(String root) {
    return namedOnlyIn(
        packages(root, "cli.sqlite", "cli.query"), "java.sql..", "org.sqlite..", "org.duckdb..");
  }

  static ArchRule parquetInItsAdapterAlone(String root) {
    return namedOnlyIn(
        packages(root, "parquet"),
        "org.apache.parquet..",
        "org.apache.hadoop..",
        "com.github.luben.zstd..");
  }

  static ArchRule awsInItsAdaptersAlone(String root) {
    return namedOnlyIn(packages(root, "aws"), "software.amazon.awssdk..");
  }

  static ArchRule lambdaInHandlersAlone(String root) {
    return noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Handler")
        .or()
        .resideOutsideOfPackage(root + ".functions..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.amazonaws..");
  }

  /** What a stage has to tell another one is a record of {@code handoff}. */
  static ArchRule stagesApart(String root) {
    return slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public String getDescription() {
                return "stages";
              }

              @Override
              public SliceIdentifier getIdentifierOf(JavaClass type) {
                String name = type.getPackageName();
                return STAGES.stream()
                    .filter(stage -> name.equals(root + "." + stage))
                    .findFirst()
                    .map(SliceIdentifier::of)
                    .orElse(SliceIdentifier.ignore());
              }
            })
        .should()
        .notDependOnEachOther();
  }

  /** Of the four stages, a function knows the one that it is named after. */
  static ArchRule functionsKnowTheirStage(String root) {
    return classes()
        .that()
        .resideInAPackage(root + ".functions..")
        .should(
            new ArchCondition<>("name no stage but their own") {
              @Override
              public void check(JavaClass function, ConditionEvents events) {
                for (Dependency dependency : function.getDirectDependenciesFromSelf()) {
                  String named = dependency.getTargetClass().getPackageName();
                  String own = stageOf(function, root);
                  if (STAGES.stream().anyMatch(stage -> named.equals(root + "." + stage))
                      && !named.equals(root + "." + own)) {
                    events.add(
                        SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                  }
                }
              }
            });
  }

  private static String stageOf(JavaClass function, String root) {
    String name = function.getPackageName().substring((root + ".functions.").length());
    return name.startsWith("report")
        ? "finish"
        : STAGES.stream().filter(name::startsWith).findFirst().orElse("");
  }

  static ArchRule functionsApart(String root) {
    return slices().matching(root + ".functions.(*)..").should().notDependOnEachOther();
  }

  static ArchRule sharedStandsAlone(String root) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages(root, SHARED))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages(root, "cli", "simulator", "functions"));
  }

  static ArchRule simulatorStandsAlone(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".simulator..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            Stream.concat(
                    Stream.of(packages(root, SHARED)),
                    Stream.of(packages(root, "cli", "functions")))
                .toArray(String[]::new));
  }

  static ArchRule noCycles(String root) {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

  /** As {@link #noCycles}, with subpackages counted as part of their parent. */
  static ArchRule noCyclesBetweenRooms(String root) {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  private static ArchRule namedOnlyIn(String[] adapters, String... technology) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(adapters)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(technology);
  }

  private static String[] packages(String root, String... names) {
    return Stream.of(names).map(name -> root + "." + name + "..").toArray(String[]::new);
  }
}

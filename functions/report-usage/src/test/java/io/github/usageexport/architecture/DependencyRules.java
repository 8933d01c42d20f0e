package io.github.usageexport.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** What may name what. */
final class DependencyRules {
  private static final String[] SHARED = {
    "usage", "twilio", "snapshot", "lake", "control", "report", "pipeline", "lambda"
  };

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
        packages(root, "lake.parquet"),
        "org.apache.parquet..",
        "org.apache.hadoop..",
        "com.github.luben.zstd..");
  }

  static ArchRule awsInItsAdaptersAlone(String root) {
    return namedOnlyIn(
        packages(root, "snapshot.dynamodb", "lake.s3", "twilio.secretsmanager", "pipeline.sns"),
        "software.amazon.awssdk..");
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

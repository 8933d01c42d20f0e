package io.github.usageexport.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** What may be done only in one place, by a call, a method reference or in a lambda. */
final class ConductRules {
  /** Methods that read the clock of the machine, whatever their parameters. */
  private static final Map<Class<?>, Set<String>> CLOCKS =
      Map.of(
          System.class, Set.of("currentTimeMillis", "nanoTime"),
          Clock.class, Set.of("systemUTC", "systemDefaultZone", "system", "tickMillis"));

  private static final Map<Class<?>, Set<String>> BEDS =
      Map.of(
          Thread.class, Set.of("sleep"),
          TimeUnit.class, Set.of("sleep"),
          LockSupport.class, Set.of("park", "parkNanos", "parkUntil"),
          Object.class, Set.of("wait"));

  private ConductRules() {}

  static ArchRule environmentAtTheTerminalAndInSettingsAlone(String root) {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(root + ".cli.Terminal")
        .and(areNot("Settings", root))
        .should()
        .accessTargetWhere(
            calls(
                "the environment", target -> isOf(target, Map.of(System.class, Set.of("getenv")))));
  }

  static ArchRule timeThroughAClock(String root) {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(root + ".cli.Terminal")
        .and(areNot("Wiring", root))
        .should()
        .accessTargetWhere(calls("the machine's time", ConductRules::readsTheTime));
  }

  static ArchRule waitingThroughPause(String root) {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(root + ".run.Pause")
        .should()
        .accessTargetWhere(calls("a wait", target -> isOf(target, BEDS)));
  }

  static ArchRule amountsAreExact(String root) {
    return classes()
        .that()
        .resideInAnyPackage(
            root + ".usage..",
            root + ".snapshot..",
            root + ".lake..",
            root + ".control..",
            root + ".report..",
            root + ".run..",
            root + ".plan..",
            root + ".collect..",
            root + ".export..",
            root + ".finish..",
            root + ".handoff..")
        .should(new HoldNoBinaryFractions());
  }

  /** Each function has one class of this name. */
  private static DescribedPredicate<JavaClass> areNot(String name, String root) {
    return DescribedPredicate.describe(
        "are not a function's " + name,
        javaClass ->
            !javaClass.getSimpleName().equals(name)
                || !javaClass.getPackageName().startsWith(root + ".functions."));
  }

  private static boolean readsTheTime(CodeUnitAccessTarget target) {
    boolean isNow =
        target.getName().equals("now")
            && target.getOwner().getPackageName().startsWith("java.time")
            && target.getRawParameterTypes().stream()
                .noneMatch(type -> type.isEquivalentTo(Clock.class));
    boolean isNewDate =
        target.getOwner().isEquivalentTo(Date.class) && target.getRawParameterTypes().isEmpty();
    return isNow || isNewDate || isOf(target, CLOCKS);
  }

  private static boolean isOf(CodeUnitAccessTarget target, Map<Class<?>, Set<String>> methods) {
    return methods.entrySet().stream()
        .anyMatch(
            entry ->
                target.getOwner().isEquivalentTo(entry.getKey())
                    && entry.getValue().contains(target.getName()));
  }

  private static DescribedPredicate<JavaAccess<?>> calls(
      String what, Predicate<CodeUnitAccessTarget> isIt) {
    return DescribedPredicate.describe(
        "it is " + what,
        access -> {
          AccessTarget target = access.getTarget();
          return target instanceof CodeUnitAccessTarget code && isIt.test(code);
        });
  }
}

package io.github.usageexport.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** No field, parameter or result is a double or a float, alone, boxed or in an array. */
final class HoldNoBinaryFractions extends ArchCondition<JavaClass> {
  private static final Set<String> BINARY_FRACTIONS =
      Set.of("double", "float", "java.lang.Double", "java.lang.Float");

  HoldNoBinaryFractions() {
    super("hold no double or float");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    for (JavaField field : type.getFields()) {
      report(field.getFullName(), field.getRawType(), events);
    }
    for (JavaCodeUnit code : type.getCodeUnits()) {
      report(code.getFullName(), code.getRawReturnType(), events);
      code.getRawParameterTypes().forEach(each -> report(code.getFullName(), each, events));
    }
  }

  private static void report(String where, JavaClass type, ConditionEvents events) {
    if (BINARY_FRACTIONS.contains(type.getBaseComponentType().getName())) {
      events.add(SimpleConditionEvent.violated(type, where + " has a " + type.getSimpleName()));
    }
  }
}

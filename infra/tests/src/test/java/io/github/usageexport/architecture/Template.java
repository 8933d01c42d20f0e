package io.github.usageexport.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A CloudFormation template; its short forms ({@code !Ref}) are read as the long ones. */
record Template(Map<String, ?> root) {

  static Template of(String yaml) {
    return new Template(map(new Yaml(new ShortForms()).load(yaml)));
  }

  Map<String, ?> section(String name) {
    return map(root.get(name));
  }

  Map<String, ?> resources() {
    return section("Resources");
  }

  /** Logical ids of a type, in the template's order. */
  List<String> ofType(String type) {
    return resources().keySet().stream()
        .filter(id -> type.equals(resource(id).get("Type")))
        .toList();
  }

  Map<String, ?> resource(String id) {
    return map(resources().get(id));
  }

  Map<String, ?> properties(String id) {
    return map(resource(id).get("Properties"));
  }

  /** Every key with its value, however deep, and where it stands. */
  void each(BiConsumer<List<String>, @Nullable Object> visit) {
    each(List.of(), root, visit);
  }

  private static void each(
      List<String> path, @Nullable Object value, BiConsumer<List<String>, @Nullable Object> visit) {
    visit.accept(path, value);
    if (value instanceof Map<?, ?> fields) {
      fields.forEach((key, inner) -> each(with(path, String.valueOf(key)), inner, visit));
    } else if (value instanceof List<?> elements) {
      // The text of a Sub is seen together with the variables that stand beside it.
      boolean isSub = !path.isEmpty() && path.getLast().equals("Fn::Sub");
      elements.stream()
          .filter(element -> !isSub || element instanceof Map)
          .forEach(element -> each(path, element, visit));
    }
  }

  private static List<String> with(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return List.copyOf(longer);
  }

  /** An object of the template; what is absent is empty. */
  @SuppressWarnings("unchecked") // keys of a template are texts
  static Map<String, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> fields ? (Map<String, ?>) fields : Map.of();
  }

  /** The elements of a list; what is no list is one element. */
  static List<?> list(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> elements -> elements;
      default -> List.of(value);
    };
  }

  private static final class ShortForms extends SafeConstructor {
    ShortForms() {
      super(new LoaderOptions());
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              return function(node);
            }
          });
    }

    private Object function(Node node) {
      String name = node.getTag().getValue().substring(1);
      Object value =
          switch (node) {
            case ScalarNode scalar -> scalar.getValue();
            case SequenceNode sequence -> constructSequence(sequence);
            case MappingNode mapping -> constructMapping(mapping);
            default -> throw new IllegalArgumentException("what is " + node);
          };
      if (name.equals("GetAtt") && value instanceof String text) {
        value = List.of(text.split("\\.", 2));
      }
      Map<String, Object> function = new LinkedHashMap<>();
      function.put(name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name, value);
      return function;
    }
  }
}

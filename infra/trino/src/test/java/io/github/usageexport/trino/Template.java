package io.github.usageexport.trino;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads a CloudFormation template as CloudFormation deploys it: each function is replaced by its
 * value. It knows the functions of {@code catalog.yaml}, and refuses others.
 */
final class Template extends SafeConstructor {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");
  private static final String BASE64 = "Fn::Base64";

  private final Map<String, String> references;

  private Template(Map<String, String> references) {
    super(new LoaderOptions());
    this.references = references;
    yamlMultiConstructors.put(
        "!",
        new AbstractConstruct() {
          @Override
          public Object construct(Node node) {
            return value(node);
          }
        });
  }

  /**
   * @param references what {@code !Ref} means, by parameter or logical id
   */
  static JsonNode deployed(String yaml, Map<String, String> references) {
    Object root = new Yaml(new Template(references)).load(yaml);
    return new ObjectMapper().valueToTree(root);
  }

  private Object value(Node node) {
    String function = node.getTag().getValue();
    return switch (node) {
      case ScalarNode scalar when function.equals("!Ref") -> reference(scalar.getValue());
      case ScalarNode scalar when function.equals("!Sub") ->
          substituted(scalar.getValue(), Map.of());
      case SequenceNode sequence -> value(function, constructSequence(sequence));
      default -> throw new IllegalArgumentException(function + " of " + node);
    };
  }

  private Object value(String function, List<?> given) {
    Object first = given.getFirst();
    return switch (given.getLast()) {
      case Map<?, ?> variables when function.equals("!Sub") ->
          substituted((String) first, variables);
      case String text when function.equals("!Split") ->
          List.of(text.split(Pattern.quote((String) first)));
      case List<?> values when function.equals("!Select") -> values.get((Integer) first);
      case List<?> values when function.equals("!Join") ->
          String.join((String) first, values.stream().map(Template::text).toList());
      default -> throw new IllegalArgumentException(function + " of " + given);
    };
  }

  private String reference(String name) {
    String value = references.get(name);
    if (value == null) {
      throw new IllegalArgumentException("!Ref " + name + " means nothing here");
    }
    return value;
  }

  private String substituted(String text, Map<?, ?> variables) {
    return VARIABLE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(variable(found.group(1), variables)));
  }

  private String variable(String name, Map<?, ?> variables) {
    return variables.get(name) instanceof String value ? value : reference(name);
  }

  /** Base64 stands in its long form: inside another function it has no short one. */
  private static String text(Object element) {
    return element instanceof Map<?, ?> function && function.get(BASE64) instanceof String plain
        ? Base64.getEncoder().encodeToString(plain.getBytes(UTF_8))
        : (String) element;
  }
}

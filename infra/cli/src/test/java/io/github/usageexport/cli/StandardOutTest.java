package io.github.usageexport.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.cli.query.LakeQuery;
import io.github.usageexport.cli.query.QueryFormat;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an account's name can do to a terminal: nothing. To a file it stays what it is. */
class StandardOutTest {
  /**
   * Recolours, sets the title, clears by the one-character form of ESC [, deletes, turns around.
   */
  private static final String HOSTILE =
      "\u001B[31mred\u001B]0;title\u0007 \u009B2J \u007F \rover \u202Egnp";

  private static final String SQL =
      "select '" + HOSTILE + "' as hostile, 'Zoë 東京 👩\u200D💻' as \"na\u001B[2Jme\"";

  @TempDir private Path lake;

  @ParameterizedTest
  @EnumSource
  void aTerminalGetsNoControlCharacters(QueryFormat format) {
    String shown = written(format, true);

    assertThat(shown.codePoints().filter(Character::isISOControl)).containsOnly((int) '\n');
    assertThat(shown).doesNotContain("\u202E").contains("Zoë 東京 👩");
  }

  @Test
  void aFileGetsWhatIsThere() {
    assertThat(written(QueryFormat.CSV, false)).contains(HOSTILE, "na\u001B[2Jme", "👩\u200D💻");
  }

  /** An escape is the same text to whoever parses it. */
  @ParameterizedTest
  @EnumSource(
      value = QueryFormat.class,
      names = {"JSON"})
  void jsonSaysWhatIsThereEvenOnATerminal(QueryFormat format) {
    assertThat(written(format, true)).contains("\\u001B[31mred", "\\u009b2J", "\\u202egnp");
  }

  @Test
  void aCharacterThatIsWrittenInPartsIsShownWhole() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (StandardOut out = StandardOut.to(bytes, true)) {
      for (byte each : "a👩é\r\nb\u009Bc\rd\n".getBytes(UTF_8)) {
        out.write(each);
      }
    }

    assertThat(bytes.toString(UTF_8)).isEqualTo("a👩é\nb\uFFFDc\uFFFDd\n");
  }

  private String written(QueryFormat format, boolean isTerminal) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (StandardOut out = StandardOut.to(bytes, isTerminal);
        LakeQuery query = LakeQuery.open(lake)) {
      query.run(SQL, format, 200, out);
    }
    return bytes.toString(UTF_8);
  }
}

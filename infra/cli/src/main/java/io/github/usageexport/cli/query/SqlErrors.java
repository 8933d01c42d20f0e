package io.github.usageexport.cli.query;

import java.sql.SQLException;
import java.util.regex.Pattern;

/** DuckDB's errors in one sentence, with its hint at what was meant. */
final class SqlErrors {
  /** What comes after the message: the line of SQL and a caret under it. */
  private static final Pattern POSITION =
      Pattern.compile("\\s*\\n\\s*LINE \\d+:.*", Pattern.DOTALL);

  private static final Pattern KIND = Pattern.compile("^[A-Z][A-Za-z ]* Error: ");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final String LOCKED_OUT = "file system operations are disabled by configuration";

  /** A partition key against a date or a moment, which Athena refuses as well. */
  private static final Pattern TEXT_AS_TIME =
      Pattern.compile("Cannot (compare|mix) values of type VARCHAR and (type )?(DATE|TIMESTAMP).*");

  /** What a streamed result says instead of the error that ended it (DuckDB JDBC 2.0). */
  private static final String ERROR_LOST = "Invalid result set";

  private static final String TEXT_AS_TIME_HINT =
      ": usage_date is a text, in Athena too: compare it with a text such as '2026-10-01', or"
          + " start_date with a date";

  private SqlErrors() {}

  static QueryException explained(SQLException cause) {
    return new QueryException(sentence(String.valueOf(cause.getMessage())), cause);
  }

  static boolean lostItsMessage(SQLException error) {
    return String.valueOf(error.getMessage()).contains(ERROR_LOST);
  }

  static String sentence(String message) {
    String text = POSITION.matcher(message).replaceFirst("");
    text = KIND.matcher(text).replaceFirst("");
    text = text.replace(LOCKED_OUT, "a query reads the lake and nothing else");
    text = BLANKS.matcher(text.strip()).replaceAll(" ");
    return TEXT_AS_TIME.matcher(text).matches() ? text + TEXT_AS_TIME_HINT : text;
  }
}

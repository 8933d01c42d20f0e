package io.github.usageexport.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * A row of {@code control_totals} that does not pass.
 *
 * @param account empty where it is about all of them
 * @param sentence a part of the explanation
 */
record FoundRow(
    LocalDate day,
    String account,
    String category,
    String result,
    BigDecimal expected,
    BigDecimal actual,
    String sentence) {

  /** Of the account's day. */
  static FoundRow of(
      String category, String result, BigDecimal expected, BigDecimal actual, String sentence) {
    return new FoundRow(
        CleanWorld.DAY, CleanWorld.ACCOUNT, category, result, expected, actual, sentence);
  }

  /** Things of the account's day that are counted. */
  static FoundRow of(String result, long expected, long actual, String sentence) {
    return of("", result, BigDecimal.valueOf(expected), BigDecimal.valueOf(actual), sentence);
  }

  /** Of the day and all its accounts. */
  static FoundRow ofAll(
      String category, String result, BigDecimal expected, BigDecimal actual, String sentence) {
    return of(category, result, expected, actual, sentence).about(CleanWorld.DAY, "");
  }

  /** Of the account's month, whose checks lie under its first day. */
  static FoundRow ofMonth(String category, BigDecimal expected, String sentence) {
    return of(category, "FAIL", expected, CleanWorld.costOfOctober(), sentence)
        .about(CleanWorld.FIRST, CleanWorld.ACCOUNT);
  }

  FoundRow on(LocalDate other) {
    return about(other, account);
  }

  private FoundRow about(LocalDate otherDay, String otherAccount) {
    return new FoundRow(otherDay, otherAccount, category, result, expected, actual, sentence);
  }

  /** What the line of the row begins with, behind the name of the control. */
  String key() {
    return ",%s,%s,".formatted(day, account);
  }

  /** What comes then: category, result, expected, actual, difference. */
  String amounts() {
    return String.join(
        ",", category, result, text(expected), text(actual), text(actual.subtract(expected)), "");
  }

  private static String text(BigDecimal amount) {
    return amount.setScale(10, RoundingMode.UNNECESSARY).toPlainString();
  }
}

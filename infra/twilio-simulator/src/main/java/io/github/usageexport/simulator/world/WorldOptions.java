package io.github.usageexport.simulator.world;

import java.time.Instant;
import java.util.List;

/**
 * What a world is made from: equal options make equal worlds.
 *
 * @param subaccounts how many besides the parent, at most 5000
 * @param historyDays days before {@code start} that hold usage; after it usage goes on for ever
 * @param start the instant around which the accounts' lives are laid
 * @param categories how many names are stated, {@code totalprice} among them; one more turns up in
 *     the middle of a month
 * @param usedCategories how many leaf categories an account makes use of
 * @param statement how Twilio states what happened
 * @param restatements changes of what is stated, each at its instant
 * @param given amounts that are stated besides
 */
public record WorldOptions(
    long seed,
    int subaccounts,
    int historyDays,
    Instant start,
    int categories,
    int usedCategories,
    StatementOptions statement,
    List<Restatement> restatements,
    List<GivenAmounts> given) {
  private static final int MOST_SUBACCOUNTS = 5000;
  private static final int MOST_HISTORY_DAYS = 3650;

  public WorldOptions {
    require("subaccounts", subaccounts, 0, MOST_SUBACCOUNTS);
    require("historyDays", historyDays, 1, MOST_HISTORY_DAYS);
    require("categories", categories, Catalogue.SMALLEST, Catalogue.LARGEST);
    require("usedCategories", usedCategories, 1, categories);
    restatements = List.copyOf(restatements);
    given = List.copyOf(given);
  }

  /** Eight subaccounts and 45 days of history before 20 November 2026, 09:30 UTC. */
  public static WorldOptions defaults() {
    return new WorldOptions(
        1,
        8,
        45,
        Instant.parse("2026-11-20T09:30:00Z"),
        250,
        16,
        StatementOptions.defaults(),
        List.of(),
        List.of());
  }

  public WorldOptions withSeed(long value) {
    return new WorldOptions(
        value,
        subaccounts,
        historyDays,
        start,
        categories,
        usedCategories,
        statement,
        restatements,
        given);
  }

  public WorldOptions withSubaccounts(int value) {
    return new WorldOptions(
        seed,
        value,
        historyDays,
        start,
        categories,
        usedCategories,
        statement,
        restatements,
        given);
  }

  public WorldOptions withHistoryDays(int value) {
    return new WorldOptions(
        seed,
        subaccounts,
        value,
        start,
        categories,
        usedCategories,
        statement,
        restatements,
        given);
  }

  public WorldOptions withStart(Instant value) {
    return new WorldOptions(
        seed,
        subaccounts,
        historyDays,
        value,
        categories,
        usedCategories,
        statement,
        restatements,
        given);
  }

  /** How many names are stated, and how many leaves among them an account uses. */
  public WorldOptions withCategories(int stated, int used) {
    return new WorldOptions(
        seed, subaccounts, historyDays, start, stated, used, statement, restatements, given);
  }

  public WorldOptions withStatement(StatementOptions value) {
    return new WorldOptions(
        seed,
        subaccounts,
        historyDays,
        start,
        categories,
        usedCategories,
        value,
        restatements,
        given);
  }

  public WorldOptions withRestatements(List<Restatement> value) {
    return new WorldOptions(
        seed, subaccounts, historyDays, start, categories, usedCategories, statement, value, given);
  }

  public WorldOptions withGiven(List<GivenAmounts> value) {
    return new WorldOptions(
        seed,
        subaccounts,
        historyDays,
        start,
        categories,
        usedCategories,
        statement,
        restatements,
        value);
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s %d is out of range: give %d to %d".formatted(name, value, least, most));
    }
  }
}

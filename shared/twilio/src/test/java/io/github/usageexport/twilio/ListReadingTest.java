package io.github.usageexport.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.collect.SliceReading;
import io.github.usageexport.run.Problem;
import io.github.usageexport.run.Slice;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.Granularity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of many pages: followed to the end, and read again when they moved. */
@Timeout(60)
@Isolated("changes the default locale")
class ListReadingTest {
  private static final String SECOND = Reader.LIST + "?Page=1&PageToken=PAMQ%3D%3D";
  private static final String THIRD = Reader.LIST + "?Page=2";

  private static final String LONG_DESCRIPTION = "\"description\":\"" + "x".repeat(2_000) + "\",";

  private static Answer page(int start, List<String> rows, String next) {
    return Answer.json(Pages.page(start, rows, next));
  }

  private static Answer lastPage(int start, List<String> rows) {
    return Answer.json(Pages.page(start, rows, null));
  }

  @Test
  void followsTheLinkToNullPastAnEmptyPage() throws Exception {
    ScriptedTwilio.Script script =
        ScriptedTwilio.inTurn(
            page(0, Pages.rows(0, 2), SECOND),
            page(2, List.of(), THIRD),
            lastPage(2, Pages.rows(2, 1)));
    try (Reader reader = new Reader(script)) {
      assertThat(reader.categoriesOfOctober())
          .containsExactly("category-0", "category-1", "category-2");
      assertThat(reader.server.paths())
          .containsExactly(
              Reader.LIST
                  + "?IncludeSubaccounts=false&StartDate=2026-10-01&EndDate=2026-10-31"
                  + "&PageSize=1000",
              SECOND,
              THIRD);
    }
  }

  @Test
  void asksInAsciiDigitsWhateverTheLocale() throws Exception {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try (Reader reader = new Reader(_ -> lastPage(0, List.of()))) {
      assertThat(reader.categoriesOfOctober()).isEmpty();
      assertThat(reader.server.paths()).singleElement().asString().endsWith("&PageSize=1000");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void readsTheDaysThatStillMoveEachByThemselves() throws Exception {
    try (Reader reader = new Reader(_ -> lastPage(0, List.of()))) {
      reader.usage.read(Reader.slice(Granularity.DAILY, "2026-11-01", "2026-11-24"));
      assertThat(reader.server.paths())
          .extracting(path -> path.replaceAll(".*(StartDate=[^&]*&EndDate=[^&]*).*", "$1"))
          .containsExactly(
              "StartDate=2026-11-01&EndDate=2026-11-22",
              "StartDate=2026-11-23&EndDate=2026-11-23",
              "StartDate=2026-11-24&EndDate=2026-11-24");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"MONTHLY", "YEARLY", "ALL_TIME"})
  void readsLongerPeriodsFromTheirOwnResource(Granularity granularity) throws Exception {
    Slice slice = Reader.slice(granularity, "2026-10-01", "2026-10-31");
    try (Reader reader = new Reader(_ -> lastPage(0, Pages.rows(0, 1)))) {
      assertThat(reader.usage.read(slice).records()).hasSize(1);
      assertThat(reader.server.paths()).singleElement().asString().contains(granularity.resource());
    }
  }

  @Test
  void readsAgainAListThatRepeatedARow() throws Exception {
    ScriptedTwilio.Script script =
        ScriptedTwilio.inTurn(
            page(0, Pages.rows(0, 2), SECOND),
            lastPage(2, Pages.rows(1, 2)),
            lastPage(0, Pages.rows(0, 3)));
    try (Reader reader = new Reader(script)) {
      assertThat(reader.categoriesOfOctober()).hasSize(3).doesNotHaveDuplicates();
      assertThat(reader.server.requests()).hasSize(3);
    }
  }

  @Test
  void readsAgainAListThatSkippedRows() throws Exception {
    ScriptedTwilio.Script script =
        ScriptedTwilio.inTurn(
            page(0, Pages.rows(0, 2), SECOND),
            lastPage(3, Pages.rows(3, 1)),
            lastPage(0, Pages.rows(0, 4)));
    try (Reader reader = new Reader(script)) {
      assertThat(reader.categoriesOfOctober()).hasSize(4);
    }
  }

  @Test
  void readsAListWithAGapTwiceMoreAndThenNamesIt() throws Exception {
    ScriptedTwilio.Script script =
        request ->
            request.path().equals(SECOND)
                ? lastPage(5, Pages.rows(5, 1))
                : page(0, Pages.rows(0, 2), SECOND);
    try (Reader reader = new Reader(script)) {
      Problem problem = reader.problem();
      assertThat(problem.reason()).isEqualTo(FailureReason.INVALID_RECORD);
      assertThat(problem.detail())
          .contains(
              Pages.ACCOUNT.value(), "records 2 to 4 of 2026-10-01..2026-10-31", "3 readings");
      assertThat(reader.server.requests()).hasSize(6);
    }
  }

  @Test
  void readsAgainAListWhosePageLacksRowsThatItSaid() throws Exception {
    String whole = Pages.page(0, Pages.rows(0, 3), null);
    ScriptedTwilio.Script script =
        ScriptedTwilio.inTurn(
            Answer.json(Pages.page(0, Pages.rows(0, 2), null).replace("\"end\":1", "\"end\":2")),
            Answer.json(whole));
    try (Reader reader = new Reader(script)) {
      assertThat(reader.categoriesOfOctober()).hasSize(3);
    }
  }

  @Test
  void keepsWhatStaysOfAPageThatLacksRowsAndSaysSo() throws Exception {
    String lacking = Pages.page(0, Pages.rows(0, 2), null).replace("\"end\":1", "\"end\":2");
    try (Reader reader = new Reader(_ -> Answer.json(lacking))) {
      SliceReading october = reader.october();
      assertThat(october.records()).hasSize(2);
      assertThat(october.otherRows()).hasSize(1);
      assertThat(reader.server.requests()).hasSize(3);
    }
  }

  @Test
  void saysThatThisMachinesClockIsBehind() throws Exception {
    String row =
        Pages.row("calls", "2026-10-01")
            .replace("2026-11-20T10:00:00+00:00", "2026-11-24T04:00:00+00:00");
    // The JDK's server states its own Date, which is later than the reader's clock.
    Answer later = lastPage(0, List.of(row));
    try (Reader reader = new Reader(_ -> later)) {
      Problem problem = reader.problem();
      assertThat(problem.detail())
          .contains("over an hour ahead", "this machine's clock is ", " min behind");
      assertThat(problem.remedy()).contains("clock");
    }
  }

  @Test
  void readsAListWithADuplicateTwiceMoreAndThenNamesIt() throws Exception {
    List<String> rows = new ArrayList<>(Pages.rows(0, 2));
    rows.addAll(Pages.rows(1, 1));
    try (Reader reader = new Reader(_ -> lastPage(0, rows))) {
      Problem problem = reader.problem();
      assertThat(problem.reason()).isEqualTo(FailureReason.INVALID_RECORD);
      assertThat(problem.detail()).contains("category-1 on 2026-10-01 twice", "3 readings");
      assertThat(reader.server.requests()).hasSize(3);
    }
  }

  @Test
  void endsAnEndlessListThatRepeatsItsRows() throws Exception {
    ScriptedTwilio.Script script =
        request ->
            page(request.number() * 2, Pages.rows(0, 2), Reader.LIST + "?Page=" + request.number());
    try (Reader reader = new Reader(script)) {
      assertThat(reader.problem().reason()).isEqualTo(FailureReason.INVALID_RECORD);
      assertThat(reader.server.requests()).hasSizeLessThan(10);
    }
  }

  @Test
  void endsAnEndlessListOfEmptyPages() throws Exception {
    ScriptedTwilio.Script script =
        request -> page(0, List.of(), Reader.LIST + "?Page=" + request.number());
    try (Reader reader = new Reader(script)) {
      assertThat(reader.problem().reason()).isEqualTo(FailureReason.INVALID_PAGING);
      assertThat(reader.server.requests()).hasSize(101);
    }
  }

  /** The first page held records: to take the list for one without data would lose them. */
  @Test
  void doesNotTakeAMissingLaterPageForNoData() throws Exception {
    ScriptedTwilio.Script script =
        request ->
            request.path().equals(SECOND)
                ? Answer.error(404, 20404)
                : page(0, Pages.rows(0, 2), SECOND);
    try (Reader reader = new Reader(script)) {
      Problem problem = reader.problem();
      assertThat(problem.reason()).isEqualTo(FailureReason.INVALID_PAGING);
      assertThat(problem.detail()).contains(SECOND);
      assertThat(reader.server.requests()).hasSize(6);
    }
  }

  /** Each is within bounds, and all together are more than one version of the day can be. */
  @Test
  void refusesADayThatIsTooLongToBeKept() throws Exception {
    ScriptedTwilio.Script script =
        request -> {
          int first = 200 * (request.number() - 1);
          List<String> rows =
              IntStream.range(first, first + 200)
                  .mapToObj(number -> Pages.row("category-" + number, "2026-10-01"))
                  .map(row -> row.replaceFirst("\\{", "{" + LONG_DESCRIPTION))
                  .toList();
          return page(first, rows, Reader.LIST + "?Page=" + request.number());
        };
    try (Reader reader = new Reader(script)) {
      Problem problem = reader.problem();
      assertThat(problem.reason()).isEqualTo(FailureReason.INVALID_RECORD);
      assertThat(problem.detail())
          .contains(Pages.ACCOUNT.value(), "texts of 2026-10-01", "more than can be kept");
    }
  }

  @Test
  void refusesARecordOutsideTheRange() throws Exception {
    String day = Pages.row("calls", "2026-11-01");
    try (Reader reader = new Reader(_ -> lastPage(0, List.of(day)))) {
      Problem problem = reader.problem();
      assertThat(problem.reason()).isEqualTo(FailureReason.INVALID_RECORD);
      assertThat(problem.detail()).contains("calls", "2026-11-01", "2026-10-01..2026-10-31");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-24T03:00:01+00:00", "2027-01-01T00:00:00+00:00"})
  void refusesAnAsOfAnHourAheadOfTheClock(String asOf) throws Exception {
    String row = Pages.row("calls", "2026-10-01").replace("2026-11-20T10:00:00+00:00", asOf);
    try (Reader reader = new Reader(_ -> lastPage(0, List.of(row)))) {
      assertThat(reader.problem().detail()).contains("calls", "as_of", "over an hour ahead");
    }
  }

  @Test
  void takesAnAsOfAnHourAheadAtMost() throws Exception {
    String row =
        Pages.row("calls", "2026-10-01")
            .replace("2026-11-20T10:00:00+00:00", "2026-11-24T03:00:00+00:00");
    try (Reader reader = new Reader(_ -> lastPage(0, List.of(row)))) {
      assertThat(reader.categoriesOfOctober()).containsExactly("calls");
    }
  }
}

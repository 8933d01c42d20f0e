package io.github.usageexport.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.usageexport.aws.s3.S3MockServer;
import io.github.usageexport.cli.query.LakeQuery;
import io.github.usageexport.cli.query.StandardViews;
import io.github.usageexport.lake.Dataset;
import io.github.usageexport.lake.Datasets;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trino reads the lake by the tables and views of {@code catalog.yaml}, and {@code usage query}
 * reads it without them: both give the same columns, types and values.
 */
class AthenaAgreementTest {
  /** Held, for Trino turns it into its log. */
  private static final PrintStream OUT = System.out;

  private static final List<String> SOME_ROWS =
      List.of(
          "usage_daily WHERE usage_date = '2025-12-31'",
          "usage_monthly WHERE usage_month = '2025-12'",
          "usage_yearly WHERE usage_year = '2025'",
          "usage_additive WHERE price_unit = 'eur'",
          "usage_daily WHERE category_role = 'UNKNOWN'",
          "coverage WHERE NOT observed");

  @TempDir Path folder;

  @Test
  void everyDatasetAndViewReadsTheSame() throws Exception {
    GlueCatalog deployed = GlueCatalog.deployed(S3MockServer.BUCKET, ExportedLake.START);
    assertThat(deployed.names()).containsExactlyElementsOf(datasetsAndViews());

    List<String> sources = new ArrayList<>(deployed.names());
    sources.addAll(SOME_ROWS);

    List<Agreement> agreements = new ArrayList<>();
    try (S3MockServer s3 = S3MockServer.start(folder.resolve("s3"))) {
      ExportedLake lake = ExportedLake.in(s3.endpoint(), folder.resolve("machine"));
      Path copy = BucketCopy.into(folder.resolve("copy"), s3.endpoint());
      try (GlueServer glue = new GlueServer(deployed.forTrino().tables());
          EmbeddedTrino trino = startTrino(glue, s3.endpoint());
          Connection athena = trino.connect();
          LakeQuery duckDb = LakeQuery.open(copy)) {
        for (String source : sources) {
          String query = "SELECT * FROM " + source;
          agreements.add(new Agreement(source, answer(athena, query), Answer.of(duckDb, query)));
        }
        String asKnownThen =
            "SELECT * FROM %s('%s')".formatted(StandardViews.AS_KNOWN_AT, lake.moment());
        agreements.add(
            new Agreement(
                StandardViews.AS_KNOWN_AT,
                answer(athena, deployed.namedQuery(), lake.moment()),
                Answer.of(duckDb, asKnownThen)));
      }
    }

    OUT.print(Agreement.table(agreements));
    assertThat(agreements)
        .filteredOn(agreement -> agreement.trino().rows().isEmpty())
        .extracting(Agreement::name)
        .isEmpty();
    assertThat(agreements)
        .filteredOn(agreement -> !agreement.holds())
        .extracting(Agreement::difference)
        .isEmpty();
  }

  /** Once Trino knows them, {@link GlueCatalog#forTrino} need not list them. */
  @Test
  void trinoRefusesProjectionByMonths() throws Exception {
    GlueCatalog deployed = GlueCatalog.deployed(S3MockServer.BUCKET, ExportedLake.START);
    URI nowhere = URI.create("http://127.0.0.1:9");

    try (GlueServer glue = new GlueServer(deployed.tables());
        EmbeddedTrino trino = startTrino(glue, nowhere);
        Connection athena = trino.connect()) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> answer(athena, "SELECT * FROM usage_monthly"))
          .withMessageContainingAll("Unable to obtain LocalDateTime", "MonthOfYear");
    }
  }

  private EmbeddedTrino startTrino(GlueServer glue, URI s3) throws IOException {
    return EmbeddedTrino.start(folder.resolve("trino"), glue.endpoint(), s3);
  }

  private static List<String> datasetsAndViews() {
    return Stream.concat(Datasets.ALL.stream().map(Dataset::name), StandardViews.NAMES.stream())
        .toList();
  }

  private static Answer answer(Connection athena, String sql, String... parameters)
      throws SQLException, IOException {
    try (PreparedStatement query = athena.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        query.setString(i + 1, parameters[i]);
      }
      return Answer.of(query);
    }
  }
}

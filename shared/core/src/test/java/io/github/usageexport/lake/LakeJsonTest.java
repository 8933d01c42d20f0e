package io.github.usageexport.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LakeJsonTest {
  private static final Manifest MANIFEST =
      new Manifest("warehouse/v1/accounts/part-00.parquet", 3, 4096, "d1", 7, "2026-11", "run-1");

  @Test
  void aManifestIsOneLineOfJson() {
    assertThat(new String(LakeJson.of(MANIFEST), UTF_8))
        .isEqualTo(
            """
            {"file":"warehouse/v1/accounts/part-00.parquet","rows":3,"bytes":4096,"digest":"d1",\
            "versions":7,"catalogue":"2026-11","run_id":"run-1"}
            """);
    assertThat(LakeJson.manifest(LakeJson.of(MANIFEST))).isEqualTo(MANIFEST);
  }

  @Test
  void anOwnerSaysWhichStore() {
    LakeOwner owner = new LakeOwner("id", "C:\\data\\\"snapshots\".db", Instant.EPOCH);

    assertThat(LakeJson.owner(LakeJson.of(owner))).isEqualTo(owner);
    assertThat(new String(LakeJson.of(owner), UTF_8)).startsWith("{\"store\":\"id\"");
  }

  @Test
  void ignoresWhatALaterVersionMayAdd() {
    String later =
        """
        {"new":{"file":[1]},"store":"id","description":"","since":"2026-11-01T00:00:00Z"}
        """;

    assertThat(LakeJson.owner(later.getBytes(UTF_8)).store()).isEqualTo("id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{}", "{\"store\":\"id\"", "\u0000"})
  void refusesWhatIsNoOwner(String json) {
    assertThatIllegalArgumentException().isThrownBy(() -> LakeJson.owner(json.getBytes(UTF_8)));
  }

  @Test
  void refusesAnOwnerOfNoMoment() {
    byte[] json = "{\"store\":\"id\",\"description\":\"\",\"since\":\"today\"}".getBytes(UTF_8);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> LakeJson.owner(json))
        .withMessageContaining("'today'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", ".hidden", "a/b", "a\\b", "a b", "ü"})
  void refusesARunFileThatCouldLieElsewhere(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new RunFile("run", name));
    assertThatIllegalArgumentException().isThrownBy(() -> new RunFile(name, "report.json"));
  }
}

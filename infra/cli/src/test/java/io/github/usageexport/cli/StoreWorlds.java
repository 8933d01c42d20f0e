package io.github.usageexport.cli;

import io.github.usageexport.cli.BrokenWorld.Scene;
import io.github.usageexport.simulator.world.Change;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Worlds whose Twilio is well, and whose store a bad disk or a wrong backup has changed. */
final class StoreWorlds {
  private static final String FIRST_VERSION =
      " WHERE account = '%s' AND period = '%s' AND number = 1"
          .formatted(CleanWorld.ACCOUNT, CleanWorld.DAY);

  private StoreWorlds() {}

  static BrokenWorld lostVersion() {
    return BrokenWorld.of(
        "a version that the store has lost",
        scene -> {
          restateTheDay(scene);
          damage(scene.machine().store(), "DELETE FROM versions" + FIRST_VERSION);
        },
        FoundRow.of("FAIL", 2, 1, "version 1 is missing"));
  }

  /** Of the right form, and with the day's amounts of another time. */
  static BrokenWorld exchangedVersion() {
    return BrokenWorld.of(
        "a former version with other amounts",
        scene -> {
          restateTheDay(scene);
          damage(
              scene.machine().store(),
              """
              UPDATE versions SET content = (SELECT other.content FROM versions other
                WHERE other.account = versions.account AND other.period = versions.period
                  AND other.number = 2)
              """
                  + FIRST_VERSION);
        },
        FoundRow.of("FAIL", 2, 1, "version 1 is not what was recorded"));
  }

  private static void restateTheDay(Scene scene) {
    scene.restate(new Change.Reprices(1100), List.of(CleanWorld.priced()));
    scene.export();
  }

  private static void damage(Path store, String sql) {
    try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + store);
        Statement statement = file.createStatement()) {
      // What is recorded forbids to be changed; a disk does not ask.
      statement.execute("DROP TRIGGER versions_forbid_UPDATE");
      statement.execute("DROP TRIGGER versions_forbid_DELETE");
      if (statement.executeUpdate(sql) != 1) {
        throw new IllegalStateException("no such version: " + sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the store cannot be changed", e);
    }
  }
}

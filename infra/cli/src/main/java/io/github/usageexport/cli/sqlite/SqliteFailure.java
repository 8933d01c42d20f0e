package io.github.usageexport.cli.sqlite;

import io.github.usageexport.snapshot.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in one sentence what failed on a store's file, and the remedy. */
final class SqliteFailure {
  private SqliteFailure() {}

  static StoreException of(Path file, SQLException cause) {
    return new StoreException("The store " + file + " " + complaint(cause), cause);
  }

  private static String complaint(SQLException cause) {
    return switch (primary(cause)) {
      case SQLITE_FULL ->
          "cannot be written because the disk is full, and nothing of the last change was kept:"
              + " free some space and run again";
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
          "cannot be written because the file or its folder is read-only: give this user the right"
              + " to write both, or choose another folder with --data";
      case SQLITE_CANTOPEN ->
          "cannot be opened or created: look whether its folder exists and this user may write"
              + " there, or choose another folder with --data";
      case SQLITE_NOTADB, SQLITE_CORRUPT ->
          "is damaged, or no SQLite database (%s): restore it from a backup, or choose another"
                  .formatted(cause.getMessage())
              + " folder with --data";
      case SQLITE_BUSY, SQLITE_LOCKED ->
          "is kept locked by another process: end that process, or wait for it, and run again";
      case SQLITE_IOERR ->
          "cannot be read or written because the disk failed or is full (%s): look after the disk"
                  .formatted(cause.getMessage())
              + " and run again";
      default -> "failed (%s): run again, and report it if it stays".formatted(cause.getMessage());
    };
  }

  /** The code without its detail, which is in the bits above the lowest eight. */
  private static SQLiteErrorCode primary(SQLException cause) {
    return cause instanceof SQLiteException failure
        ? SQLiteErrorCode.getErrorCode(failure.getResultCode().code & 0xFF)
        : SQLiteErrorCode.UNKNOWN_ERROR;
  }
}

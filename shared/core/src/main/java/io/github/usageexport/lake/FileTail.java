package io.github.usageexport.lake;

import java.io.IOException;

/** A file or an object that can be read from its end. */
public interface FileTail {
  /** Its size in bytes. */
  long size() throws IOException;

  /** Its last {@code length} bytes, of which there are so many. */
  byte[] last(int length) throws IOException;
}

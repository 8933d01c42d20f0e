package io.github.usageexport.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * ZSTD pages straight from zstd-jni. Parquet's own factory asks Hadoop for its codecs; this one is
 * why a file can be written without Hadoop. It compresses only.
 */
final class ZstdCodecFactory implements CompressionCodecFactory {
  /** Zstandard's own default: 1.7 to 4 times smaller than Snappy on usage rows. */
  private static final int LEVEL = 3;

  private final ZstdCompressCtx context;
  private final PageBuffer plain = new PageBuffer();

  private ZstdCodecFactory(ZstdCompressCtx context) {
    this.context = context;
  }

  /**
   * @throws IOException if zstd-jni cannot unpack or load its native library, as on a full disk
   */
  static ZstdCodecFactory create() throws IOException {
    try {
      return new ZstdCodecFactory(new ZstdCompressCtx().setLevel(LEVEL));
    } catch (LinkageError e) {
      throw new IOException(
          "the native library of ZSTD cannot be loaded from %s (%s)"
              .formatted(System.getProperty("java.io.tmpdir"), e.getMessage()),
          e);
    }
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    if (codec != CompressionCodecName.ZSTD) {
      throw new IllegalArgumentException(codec + " is not ZSTD, the only codec of the lake");
    }
    return new Compressor();
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    throw new UnsupportedOperationException("the lake's writer does not read");
  }

  @Override
  public void release() {
    context.close();
  }

  /** All compressors share the factory's context and buffer: one writer is one thread. */
  private final class Compressor implements BytesInputCompressor {
    @Override
    public BytesInput compress(BytesInput page) throws IOException {
      plain.reset();
      page.writeAllTo(plain);
      byte[] compressed = new byte[Math.toIntExact(Zstd.compressBound(plain.size()))];
      int length =
          context.compressByteArray(
              compressed, 0, compressed.length, plain.bytes(), 0, plain.size());
      return BytesInput.from(compressed, 0, length);
    }

    @Override
    public CompressionCodecName getCodecName() {
      return CompressionCodecName.ZSTD;
    }

    @Override
    public void release() {}
  }

  /** Lends its bytes instead of a copy of them. */
  private static final class PageBuffer extends ByteArrayOutputStream {
    byte[] bytes() {
      return buf;
    }
  }
}

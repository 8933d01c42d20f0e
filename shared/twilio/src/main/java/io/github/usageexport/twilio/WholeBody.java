package io.github.usageexport.twilio;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Gathers a body in one array. The JDK's own subscriber holds every chunk until the last one came
 * and then copies them all: twice a page for each request in flight, moved at every collection.
 */
final class WholeBody implements BodySubscriber<byte[]> {
  private static final int SMALLEST = 8 << 10;

  /** As long as two full pages: what a header promises beyond it is not believed in advance. */
  private static final int LARGEST_PROMISE = 4 << 20;

  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private final int maxBytes;
  private byte[] bytes;
  private int length;
  private @Nullable Subscription subscription;

  private WholeBody(long promised, int maxBytes) {
    this.maxBytes = maxBytes;
    this.bytes = new byte[Math.clamp(promised, SMALLEST, LARGEST_PROMISE)];
  }

  /**
   * @param maxBytes a longer body is an IOException
   */
  static BodyHandler<byte[]> ofAtMost(int maxBytes) {
    return answer ->
        new WholeBody(answer.headers().firstValueAsLong("Content-Length").orElse(0), maxBytes);
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    this.subscription = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> chunks) {
    for (ByteBuffer chunk : chunks) {
      int more = chunk.remaining();
      if (more > maxBytes - length) {
        refuse();
        return;
      }
      if (more > bytes.length - length) {
        bytes =
            Arrays.copyOf(bytes, (int) Math.min(maxBytes, Math.max(length + more, 2L * length)));
      }
      chunk.get(bytes, length, more);
      length += more;
    }
  }

  private void refuse() {
    if (subscription != null) {
      subscription.cancel();
    }
    onError(new IOException("the answer is longer than %s bytes".formatted(maxBytes)));
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    whole.complete(length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
  }
}

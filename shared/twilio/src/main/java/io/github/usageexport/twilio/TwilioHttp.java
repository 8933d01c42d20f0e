package io.github.usageexport.twilio;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One GET at a time: whole, within a deadline and a size, or an IOException. Redirects are not
 * followed, so that the credentials stay with the origin.
 */
final class TwilioHttp implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final TwilioSettings settings;
  private final HttpClient client;

  TwilioHttp(TwilioSettings settings) {
    this.settings = settings;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
  }

  TwilioResponse get(URI uri, TwilioCredentials credentials)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", credentials.authorization())
            .header("Accept", "application/json")
            .header("User-Agent", "usage-export/1")
            .build();
    HttpResponse<byte[]> answer =
        await(client.sendAsync(request, WholeBody.ofAtMost(settings.maxBodyBytes())));
    return new TwilioResponse(
        answer.statusCode(),
        answer.body(),
        answer.headers().firstValue("Retry-After"),
        number(answer.headers().firstValue("Twilio-Concurrent-Requests").orElse("0")));
  }

  /** HttpRequest.timeout ends with the headers (JDK-8208693); this covers the body as well. */
  private <T> T await(CompletableFuture<T> answer) throws IOException, InterruptedException {
    try {
      return answer.get(settings.requestDeadline().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException(
          "no whole answer within %d s".formatted(settings.requestDeadline().toSeconds()), e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private static int number(String header) {
    return header.matches("[0-9]{1,6}") ? Integer.parseInt(header) : 0;
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}

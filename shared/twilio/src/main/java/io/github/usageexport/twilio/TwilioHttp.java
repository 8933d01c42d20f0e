package io.github.usageexport.twilio;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * One GET at a time: whole, within a deadline and a size, or an IOException. Redirects are not
 * followed, so that the credentials stay with the origin.
 */
final class TwilioHttp implements AutoCloseable {
  static {
    // The JDK sends no Basic credentials to proxies of https unless it is told so, before its
    // client is first used. Whoever set the property keeps what it says.
    String disabled = "jdk.http.auth.tunneling.disabledSchemes";
    if (System.getProperty(disabled) == null) {
      System.setProperty(disabled, "");
    }
  }

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final TwilioSettings settings;
  private final HttpClient client;

  TwilioHttp(TwilioSettings settings) {
    this.settings = settings;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT);
    NetworkSettings.Proxy proxy = settings.network().proxy();
    if (proxy != null) {
      builder.proxy(
          ProxySelector.of(InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
    }
    SSLContext trust = settings.network().trust();
    if (trust != null) {
      builder.sslContext(trust);
    }
    this.client = builder.build();
  }

  TwilioResponse get(URI uri, TwilioCredentials credentials)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", credentials.authorization())
            .header("Accept", "application/json")
            .header("User-Agent", "usage-export/1");
    NetworkSettings.Proxy proxy = settings.network().proxy();
    if (proxy != null && proxy.authorization() != null) {
      request.header("Proxy-Authorization", proxy.authorization());
    }
    HttpResponse<byte[]> answer =
        await(client.sendAsync(request.build(), WholeBody.ofAtMost(settings.maxBodyBytes())));
    HttpHeaders headers = answer.headers();
    return new TwilioResponse(
        answer.statusCode(),
        ContentEncoding.decode(
            // The JDK answers for a proxy that refuses a tunnel, without a body.
            Objects.requireNonNullElse(answer.body(), new byte[0]),
            headers.allValues("Content-Encoding"),
            headers.firstValue("Content-Type").orElse(""),
            settings.maxBodyBytes()),
        headers.firstValue("Retry-After"),
        number(headers.firstValue("Twilio-Concurrent-Requests").orElse("0")),
        headers.firstValue("Date").flatMap(Moments::parse));
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

package io.github.usageexport.twilio;

import io.github.usageexport.usage.AccountSid;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How to reach Twilio and how patiently.
 *
 * @param baseUrl scheme, host and port alone
 * @param parent the account whose subaccounts are listed
 * @param pageSize rows asked for per page, {@code [1..1000]}
 * @param maxConcurrency requests in flight at once, at most
 * @param requestDeadline for one whole answer, body included
 * @param patience how long one reading may go without a good answer
 * @param retryAfterCap the longest Retry-After that is waited for
 * @param maxBodyBytes a longer answer is cut off
 * @param network what lies between
 */
public record TwilioSettings(
    URI baseUrl,
    AccountSid parent,
    int pageSize,
    int maxConcurrency,
    Duration requestDeadline,
    Duration patience,
    Duration retryAfterCap,
    int maxBodyBytes,
    NetworkSettings network) {
  public static final URI TWILIO = URI.create("https://api.twilio.com");

  /** The most that Twilio gives; its published OpenAPI description states the range. */
  public static final int MAX_PAGE_SIZE = 1000;

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** All before the last at sign but the scheme: a password may hold any other sign unescaped. */
  private static final Pattern USER_INFO =
      Pattern.compile("^([a-z][a-z0-9+.-]*://)?.*@", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,29}[a-z0-9])?");

  /** As long as a token or an API secret. */
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9]{32,}");

  public TwilioSettings {
    checkBaseUrl(baseUrl);
    if (pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
      throw new IllegalArgumentException("page size " + pageSize + " is not in 1..1000");
    }
    if (maxConcurrency < 1) {
      throw new IllegalArgumentException("max concurrency " + maxConcurrency + " is not positive");
    }
  }

  /** Without a proxy. */
  public static TwilioSettings of(URI baseUrl, AccountSid parent, int maxConcurrency) {
    return of(baseUrl, parent, maxConcurrency, NetworkSettings.DIRECT);
  }

  public static TwilioSettings of(
      URI baseUrl, AccountSid parent, int maxConcurrency, NetworkSettings network) {
    return new TwilioSettings(
        baseUrl,
        parent,
        MAX_PAGE_SIZE,
        maxConcurrency,
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofSeconds(60),
        64 << 20,
        network);
  }

  /**
   * Twilio's address by region and edge, as Twilio's own libraries have it: an edge without a
   * region is one of us1.
   *
   * @throws IllegalArgumentException if one of them cannot be part of a host name
   */
  public static URI regionalUrl(Optional<String> region, Optional<String> edge) {
    if (region.isEmpty() && edge.isEmpty()) {
      return TWILIO;
    }
    String host =
        Stream.of(
                Optional.of("api"),
                edge.map(TwilioSettings::label),
                region.map(TwilioSettings::label).or(() -> Optional.of("us1")))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("."));
    return URI.create("https://" + host + ".twilio.com");
  }

  private static String label(String text) {
    String label = text.toLowerCase(Locale.ROOT);
    if (!LABEL.matcher(label).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a region or edge of Twilio, such as ie1 and dublin"
              .formatted(SECRET.matcher(text).replaceAll("…")));
    }
    return label;
  }

  /**
   * @throws IllegalArgumentException if it is no URL, or credentials should not be sent there;
   *     nothing that could be a secret is in its message
   */
  public static URI baseUrl(String text) {
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      // No cause of the next: its message quotes all of the text.
      throw refused(text);
    }
    checkBaseUrl(url);
    return url;
  }

  /**
   * @throws IllegalArgumentException if credentials should not be sent there
   */
  public static void checkBaseUrl(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    boolean isOrigin =
        !host.isEmpty()
            && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"))
            && url.getRawUserInfo() == null
            && url.getRawQuery() == null
            && url.getRawFragment() == null;
    boolean isSafe = scheme.equals("https") || (scheme.equals("http") && LOOPBACK.contains(host));
    if (!isOrigin || !isSafe) {
      throw refused(url.toString());
    }
  }

  private static IllegalArgumentException refused(String url) {
    String shown = SECRET.matcher(USER_INFO.matcher(url).replaceFirst("$1…@")).replaceAll("…");
    return new IllegalArgumentException(
        "'%s' cannot be the base URL: scheme, host and port alone, https, or http for a loopback"
                .formatted(shown)
            + " host, as in "
            + TWILIO);
  }

  /** The origin that credentials never leave, without a slash at its end. */
  String origin() {
    return baseUrl.getScheme() + "://" + baseUrl.getRawAuthority();
  }
}

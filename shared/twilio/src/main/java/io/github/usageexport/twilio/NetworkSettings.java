package io.github.usageexport.twilio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * What lies between this machine and Twilio: a proxy, and certificate authorities that are trusted
 * besides the JDK's.
 *
 * @param proxy null where connections are direct
 * @param trust null where the JDK's authorities alone are trusted
 */
public record NetworkSettings(@Nullable Proxy proxy, @Nullable SSLContext trust) {
  /** No proxy, and the JDK's own certificate authorities. */
  public static final NetworkSettings DIRECT = new NetworkSettings(null, null);

  /** In this order; both are read if both are set. */
  private static final List<String> CA_FILES = List.of("SSL_CERT_FILE", "TWILIO_CA_BUNDLE");

  private static final Pattern CERTIFICATE =
      Pattern.compile(
          "-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----([^-]*)-----END", Pattern.DOTALL);

  /**
   * An HTTP proxy.
   *
   * @param variable that names it
   * @param authorization value of Proxy-Authorization; null where none is needed
   */
  public record Proxy(String variable, String host, int port, @Nullable String authorization) {
    private static final int DEFAULT_PORT = 80;
    private static final int MAX_PORT = 65_535;

    /**
     * Reads a URL such as {@code http://user:password@proxy.example.com:3128}; the scheme may be
     * left out.
     *
     * @throws IllegalArgumentException if it is not one; its value, which may hold a password, is
     *     not in the message
     */
    static Proxy parse(String variable, String text) {
      String url = text.contains("://") ? text : "http://" + text;
      int hostAt = Math.max(url.lastIndexOf('@') + 1, url.indexOf("://") + "://".length());
      String userInfo =
          url.lastIndexOf('@') < 0
              ? ""
              : url.substring(url.indexOf("://") + "://".length(), url.lastIndexOf('@'));
      try {
        URI address = new URI("http://" + url.substring(hostAt));
        String host = address.getHost();
        int port = address.getPort() < 0 ? DEFAULT_PORT : address.getPort();
        boolean isAddress = host != null && port >= 1 && port <= MAX_PORT;
        boolean isHttp = url.toLowerCase(Locale.ROOT).startsWith("http://");
        if (isAddress && isHttp) {
          return new Proxy(variable, host, port, authorization(userInfo));
        }
      } catch (URISyntaxException | IllegalArgumentException _) {
        // No cause of the next: its message quotes all of the text.
      }
      throw new IllegalArgumentException(
          variable
              + ": not the URL of an HTTP proxy (its value is not shown, it may hold a password):"
              + " use http://host:port or http://user:password@host:port");
    }

    private static @Nullable String authorization(String userInfo) {
      if (userInfo.isEmpty()) {
        return null;
      }
      // A plus sign stands for itself in a URL's user info.
      String plain = URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
      String pair = plain.contains(":") ? plain : plain + ":";
      return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
      return "%s:%d (%s)".formatted(host, port, variable);
    }
  }

  /**
   * What the environment says for connections to a URL: {@code HTTPS_PROXY} or {@code HTTP_PROXY}
   * by its scheme, {@code NO_PROXY}, each also in lower case, which wins as it does in curl; {@code
   * SSL_CERT_FILE} and {@code TWILIO_CA_BUNDLE}.
   *
   * @throws IllegalArgumentException naming the variable that cannot be used; no secret is in its
   *     message
   */
  public static NetworkSettings of(Map<String, String> environment, URI baseUrl) {
    Proxy proxy = null;
    String variable = baseUrl.getScheme().toLowerCase(Locale.ROOT) + "_proxy";
    for (String name : List.of(variable.toUpperCase(Locale.ROOT), variable)) {
      Optional<String> url = value(environment, name);
      if (url.isPresent()) {
        proxy = Proxy.parse(name, url.get());
      }
    }
    String exceptions =
        value(environment, "no_proxy").or(() -> value(environment, "NO_PROXY")).orElse("");
    if (proxy != null && isExcepted(baseUrl, exceptions)) {
      proxy = null;
    }
    return new NetworkSettings(proxy, trust(environment));
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  private static boolean isExcepted(URI url, String exceptions) {
    String host = bare(url.getHost());
    int port = url.getPort() < 0 ? (url.getScheme().equals("https") ? 443 : 80) : url.getPort();
    return Pattern.compile("[,\\s]+")
        .splitAsStream(exceptions)
        .filter(entry -> !entry.isEmpty())
        .anyMatch(entry -> matches(bare(entry), host, port));
  }

  /** In lower case, without the brackets of an IPv6 address that has no port. */
  private static String bare(String host) {
    String text = host.toLowerCase(Locale.ROOT);
    return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
  }

  private static boolean matches(String entry, String host, int port) {
    if (entry.equals("*")) {
      return true;
    }
    if (entry.contains("/")) {
      return isInNetwork(entry, host);
    }
    Matcher withPort = Pattern.compile("(.+?)]?:([0-9]+)").matcher(entry);
    boolean namesPort =
        withPort.matches()
            && (entry.startsWith("[") || entry.indexOf(':') == entry.lastIndexOf(':'));
    if (namesPort && !withPort.group(2).equals(Integer.toString(port))) {
      return false;
    }
    String name = namesPort ? withPort.group(1).replaceFirst("^\\[", "") : entry;
    String domain = name.replaceFirst("^\\*?\\.", "");
    return host.equals(domain) || host.endsWith("." + domain);
  }

  /** Of a network such as 10.0.0.0/8; of addresses alone, no name is looked up. */
  private static boolean isInNetwork(String network, String host) {
    if (!host.matches("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*")
        || !network.matches("[0-9a-f:.]+/[0-9]+")) {
      return false;
    }
    try {
      byte[] inside = InetAddress.getByName(host).getAddress();
      byte[] start = InetAddress.getByName(network.substring(0, network.indexOf('/'))).getAddress();
      int bits = Integer.parseInt(network.substring(network.indexOf('/') + 1));
      boolean same = inside.length == start.length && bits <= 8 * start.length;
      for (int bit = 0; same && bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        same = (inside[bit / 8] & mask) == (start[bit / 8] & mask);
      }
      return same;
    } catch (UnknownHostException | NumberFormatException _) {
      return false;
    }
  }

  private static @Nullable SSLContext trust(Map<String, String> environment) {
    List<X509Certificate> authorities = new ArrayList<>();
    for (String name : CA_FILES) {
      value(environment, name).ifPresent(file -> authorities.addAll(certificates(name, file)));
    }
    return authorities.isEmpty() ? null : trusting(authorities);
  }

  private static List<X509Certificate> certificates(String variable, String file) {
    List<X509Certificate> found = new ArrayList<>();
    try {
      String pem = Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      Matcher block = CERTIFICATE.matcher(pem);
      while (block.find()) {
        byte[] der = Base64.getMimeDecoder().decode(block.group(1));
        Certificate certificate = factory.generateCertificate(new ByteArrayInputStream(der));
        found.add((X509Certificate) certificate);
      }
    } catch (IOException | InvalidPathException e) {
      throw new IllegalArgumentException(
          "%s '%s' cannot be read: name a file of certificates in PEM form"
              .formatted(variable, file),
          e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s '%s' holds a certificate that cannot be read: use PEM form".formatted(variable, file),
          e);
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "%s '%s' holds no certificate: use PEM form, with -----BEGIN CERTIFICATE-----"
              .formatted(variable, file));
    }
    return found;
  }

  /** Trusts the JDK's authorities and these. */
  private static SSLContext trusting(List<X509Certificate> authorities) {
    try {
      KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
      all.load(null, null);
      int number = 0;
      for (X509Certificate certificate : authorities) {
        all.setCertificateEntry("named-" + number++, certificate);
      }
      for (TrustManager manager : managers(null)) {
        for (X509Certificate issuer : ((X509TrustManager) manager).getAcceptedIssuers()) {
          all.setCertificateEntry("jdk-" + number++, issuer);
        }
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(all), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the JDK's certificate authorities cannot be read", e);
    }
  }

  private static TrustManager[] managers(@Nullable KeyStore authorities)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities);
    return factory.getTrustManagers();
  }
}

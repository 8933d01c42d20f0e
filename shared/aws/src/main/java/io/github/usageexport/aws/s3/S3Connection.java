package io.github.usageexport.aws.s3;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * How S3 is reached: credentials and region by the AWS SDK's own default chains, and either AWS or
 * the server of {@code AWS_ENDPOINT_URL_S3} or {@code AWS_ENDPOINT_URL}.
 *
 * @param endpoint of a server that is not AWS; null for AWS
 */
record S3Connection(@Nullable URI endpoint) {
  private static final Duration TO_CONNECT = Duration.ofSeconds(10);
  private static final Duration TO_ANSWER = Duration.ofSeconds(60);

  /**
   * @throws IllegalArgumentException if the endpoint is no http(s) URL; names the variable
   */
  static S3Connection of(Map<String, String> environment) {
    return Stream.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
        .flatMap(
            name -> Optional.ofNullable(environment.get(name)).map(url -> uri(name, url)).stream())
        .findFirst()
        .map(S3Connection::new)
        .orElseGet(() -> new S3Connection(null));
  }

  /**
   * @throws IllegalArgumentException if no region is set
   */
  S3Client open() {
    try {
      return builder().build();
    } catch (SdkClientException e) {
      throw new IllegalArgumentException(
          "No AWS region is set for the lake in S3: set AWS_REGION to the bucket's region", e);
    }
  }

  /** For a client whose region or credentials are set apart from those chains. */
  S3ClientBuilder builder() {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(TO_CONNECT)
                    .socketTimeout(TO_ANSWER));
    if (endpoint != null) {
      // A server elsewhere seldom has a host name for each bucket.
      builder.endpointOverride(endpoint).forcePathStyle(true);
    }
    return builder;
  }

  private static URI uri(String name, String text) {
    URI uri = parsed(text);
    if (uri == null || uri.getScheme() == null || !uri.getScheme().matches("https?")) {
      throw new IllegalArgumentException(
          "%s is '%s': an http or https URL such as http://localhost:4566".formatted(name, text));
    }
    return uri;
  }

  private static @Nullable URI parsed(String text) {
    try {
      return new URI(text.strip());
    } catch (URISyntaxException e) {
      return null;
    }
  }
}

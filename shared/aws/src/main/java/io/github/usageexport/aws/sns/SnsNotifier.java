package io.github.usageexport.aws.sns;

import io.github.usageexport.finish.Notifier;
import io.github.usageexport.finish.NotifierException;
import io.github.usageexport.finish.RunNotice;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** Publishes notices to a topic, whose subscribers read them as mail. */
public final class SnsNotifier implements Notifier {
  private final SnsClient client;
  private final String topicArn;

  SnsNotifier(SnsClient client, String topicArn) {
    this.client = client;
    this.topicArn = topicArn;
  }

  /** With the region, credentials and endpoint that a function's environment names. */
  public static SnsNotifier open(String topicArn) {
    return new SnsNotifier(
        SnsClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
            .build(),
        topicArn);
  }

  @Override
  public void send(RunNotice notice) {
    try {
      client.publish(
          message -> message.topicArn(topicArn).subject(notice.subject()).message(notice.text()));
    } catch (SdkException e) {
      throw new NotifierException(
          "the topic %s was not told: %s. Check that the function may call sns:Publish on it"
              .formatted(topicArn, e.getMessage()),
          e);
    }
  }
}

package io.github.usageexport.aws.secrets;

import io.github.usageexport.twilio.CredentialSource;
import io.github.usageexport.twilio.TwilioCredentials;
import io.github.usageexport.usage.AccountSid;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Reads the secret when it is first needed, and anew after Twilio refused what it held. */
public final class SecretsManagerCredentials implements CredentialSource {
  private final SecretsManagerClient client;
  private final String arn;
  private @Nullable TwilioSecret cached;

  SecretsManagerCredentials(SecretsManagerClient client, String arn) {
    this.client = client;
    this.arn = arn;
  }

  /** With the region, credentials and endpoint that a function's environment names. */
  public static SecretsManagerCredentials open(String arn) {
    return new SecretsManagerCredentials(
        SecretsManagerClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
            .build(),
        arn);
  }

  /**
   * The account whose subaccounts are read.
   *
   * @throws SecretException if the secret cannot be read, or is none
   */
  public AccountSid parent() {
    return secret().parent();
  }

  /**
   * @throws SecretException if the secret cannot be read, or is none
   */
  @Override
  public TwilioCredentials credentials(AccountSid account) {
    return secret().credentials();
  }

  @Override
  public synchronized void refresh() {
    cached = null;
  }

  /** Many threads ask at once; one of them fetches. */
  private synchronized TwilioSecret secret() {
    TwilioSecret known = cached;
    if (known == null) {
      known = TwilioSecret.of(arn, fetch());
      cached = known;
    }
    return known;
  }

  private @Nullable String fetch() {
    try {
      return client.getSecretValue(request -> request.secretId(arn)).secretString();
    } catch (AwsServiceException e) {
      throw unreadable(e.awsErrorDetails().errorCode(), e);
    } catch (SdkException e) {
      throw unreadable(String.valueOf(e.getMessage()), e);
    }
  }

  private SecretException unreadable(String why, SdkException cause) {
    return new SecretException(
        ("the secret %s cannot be read: %s. Check TwilioSecretArn, and that the function may call"
                + " secretsmanager:GetSecretValue on it and kms:Decrypt on its key")
            .formatted(arn, why),
        cause);
  }
}

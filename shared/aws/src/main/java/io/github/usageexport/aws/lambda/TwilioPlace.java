package io.github.usageexport.aws.lambda;

import io.github.usageexport.twilio.NetworkSettings;
import java.net.URI;

/**
 * Where Twilio is, and where the credentials for it are kept.
 *
 * @param secretArn of a secret {@code {"account_sid", "auth_token"}} or {@code {"account_sid",
 *     "api_key", "api_secret"}}
 * @param network the way there: a proxy and certificate authorities, as every tool names them
 */
public record TwilioPlace(String secretArn, URI baseUrl, NetworkSettings network) {

  public static TwilioPlace of(Variables variables) {
    String secretArn =
        variables.arn(
            "TWILIO_SECRET_ARN",
            "secretsmanager",
            "the secret with Twilio's credentials, the stack's parameter TwilioSecretArn");
    URI baseUrl = variables.twilioBaseUrl("TWILIO_BASE_URL");
    return new TwilioPlace(secretArn, baseUrl, variables.network(baseUrl));
  }
}

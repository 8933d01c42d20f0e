package io.github.usageexport.aws.lambda;

import java.net.URI;

/**
 * Where Twilio is, and where the credentials for it are kept.
 *
 * @param secretArn of a secret {@code {"account_sid", "auth_token"}} or {@code {"account_sid",
 *     "api_key", "api_secret"}}
 */
public record TwilioPlace(String secretArn, URI baseUrl) {

  public static TwilioPlace of(Variables variables) {
    return new TwilioPlace(
        variables.arn(
            "TWILIO_SECRET_ARN",
            "secretsmanager",
            "the secret with Twilio's credentials, the stack's parameter TwilioSecretArn"),
        variables.twilioBaseUrl("TWILIO_BASE_URL"));
  }
}

package io.github.usageexport.simulator.http;

/** An answer that says what is wrong, with the codes that Twilio's documentation gives. */
final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  static final int NO_CODE = 0;

  private final int status;
  private final int code;

  private ApiError(int status, int code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  /** Seen without a code: {@code {"message": "Invalid StartDate", "status": 400}}. */
  static ApiError badRequest(String message) {
    return new ApiError(400, NO_CODE, message);
  }

  static ApiError invalidPageToken() {
    return new ApiError(400, 21481, "Invalid PageToken");
  }

  static ApiError unauthorised() {
    return new ApiError(401, 20003, "Authenticate");
  }

  static ApiError notFound(String path) {
    return new ApiError(404, 20404, "The requested resource " + path + " was not found");
  }

  static ApiError methodNotAllowed() {
    return new ApiError(405, 20004, "Method not allowed");
  }

  static ApiError throttled() {
    return new ApiError(429, 20429, "Too Many Requests");
  }

  static ApiError internal() {
    return new ApiError(500, 20500, "An internal server error has occurred");
  }

  /** A bug of the simulator, told apart from a fault by its words. */
  static ApiError ownFailure(RuntimeException cause) {
    return new ApiError(500, NO_CODE, "The simulator itself failed: " + cause);
  }

  int status() {
    return status;
  }

  /** Twilio's code, or {@link #NO_CODE}. */
  int code() {
    return code;
  }
}

package io.github.usageexport.simulator.http;

import io.github.usageexport.simulator.fault.ApiRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a path asks for. */
sealed interface Route {
  /** The start of every path. */
  String ROOT = "/2010-04-01/Accounts";

  /** The name by which faults and metrics know it. */
  String resource();

  record AccountList() implements Route {
    @Override
    public String resource() {
      return ApiRequest.ACCOUNTS;
    }
  }

  record OneAccount(String accountSid) implements Route {
    @Override
    public String resource() {
      return ApiRequest.ACCOUNT;
    }
  }

  record Usage(String accountSid, UsageResource usage) implements Route {
    @Override
    public String resource() {
      return usage.text();
    }
  }

  /** Finds the route; empty for anything that this Twilio does not serve. */
  static Optional<Route> of(String path) {
    if (path.equals(ROOT + ".json")) {
      return Optional.of(new AccountList());
    }
    var matcher = Paths.ACCOUNT.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var sid = matcher.group("sid");
    var rest = matcher.group("rest");
    if (rest == null) {
      return Optional.of(new OneAccount(sid));
    }
    return switch (rest) {
      case "/Usage/Records" -> Optional.of(new Usage(sid, UsageResource.RECORDS));
      case "/Usage/Records/Records" -> Optional.empty();
      default ->
          UsageResource.find(rest.replace("/Usage/Records/", ""))
              .map(resource -> new Usage(sid, resource));
    };
  }

  /** The shape of the paths. */
  final class Paths {
    private static final Pattern ACCOUNT =
        Pattern.compile(ROOT + "/(?<sid>AC[0-9a-fA-F]{32})(?<rest>/Usage/Records(/\\w+)?)?\\.json");

    private Paths() {}
  }
}

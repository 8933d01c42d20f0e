package io.github.usageexport.simulator.http;

import io.github.usageexport.simulator.fault.FaultKind;
import io.github.usageexport.simulator.world.World;
import java.util.Optional;

/** Links that a reader must not follow. */
final class HostileLink {
  private HostileLink() {}

  /**
   * The link that a fault puts in place of the next page's.
   *
   * @param uri the link to the page itself
   * @return empty if the fault is of another sort
   */
  static Optional<String> of(FaultKind kind, String uri, World world, Decoy decoy) {
    return switch (kind) {
      case REPEATED_NEXT_PAGE -> Optional.of(uri);
      case NEXT_PAGE_OTHER_ORIGIN -> Optional.of(decoy.url(uri));
      case NEXT_PAGE_AT_HOST -> Optional.of("@evil.example" + uri);
      case NEXT_PAGE_DOUBLE_SLASH -> Optional.of("//evil.example" + uri);
      case NEXT_PAGE_OTHER_ACCOUNT -> Optional.of(ofOtherAccount(uri, world));
      case NEXT_PAGE_OTHER_RESOURCE -> Optional.of(ofOtherResource(uri, world));
      default -> Optional.empty();
    };
  }

  private static String ofOtherAccount(String uri, World world) {
    var own = uri.replaceFirst(Route.ROOT + "/?", "").replaceFirst("[/.].*", "");
    var other =
        world.accounts().stream()
            .filter(account -> !account.sid().equals(own))
            .findFirst()
            .orElse(world.parent());
    return own.isEmpty() ? Route.ROOT + "/" + other.sid() + ".json" : uri.replace(own, other.sid());
  }

  private static String ofOtherResource(String uri, World world) {
    var daily = UsageResource.DAILY.path();
    return uri.contains("/Usage/Records.json")
        ? uri.replace("/Usage/Records.json", daily)
        : uri.contains("/Usage/Records/")
            ? uri.replaceFirst("/Usage/Records/\\w+\\.json", "/Usage/Records.json")
            : Route.ROOT + "/" + world.parent().sid() + daily;
  }
}

package io.github.usageexport.snapshot;

import io.github.usageexport.usage.UsagePeriod;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The heads of one slice, which change together.
 *
 * @param revision counts its changes from 0 (never recorded); a writer that holds an older one must
 *     read again and decide again
 */
public record SliceHead(SliceKey key, long revision, SortedMap<UsagePeriod, Head> heads) {
  public SliceHead {
    heads = Collections.unmodifiableSortedMap(new TreeMap<>(heads));
  }

  public static SliceHead unrecorded(SliceKey key) {
    return new SliceHead(key, 0, new TreeMap<>());
  }

  public Head head(UsagePeriod period) {
    return heads.getOrDefault(period, Head.unread(period));
  }

  SliceHead with(Map<UsagePeriod, Head> changed) {
    SortedMap<UsagePeriod, Head> next = new TreeMap<>(heads);
    next.putAll(changed);
    return new SliceHead(key, revision + 1, next);
  }
}

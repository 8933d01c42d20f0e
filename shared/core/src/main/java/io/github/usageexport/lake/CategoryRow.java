package io.github.usageexport.lake;

import io.github.usageexport.usage.Category;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A category of the catalogue or one that Twilio stated: a row of {@code categories}. */
public record CategoryRow(
    Category category,
    String role,
    @Nullable String family,
    @Nullable Category parent,
    @Nullable String evidence,
    @Nullable String countUnit,
    @Nullable String usageUnit,
    @Nullable Instant firstSeen,
    @Nullable Instant lastSeen,
    String catalogueVersion) {}

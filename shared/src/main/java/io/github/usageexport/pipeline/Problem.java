package io.github.usageexport.pipeline;

import io.github.usageexport.usage.FailureReason;

/**
 * Why something could not be read.
 *
 * @param detail what happened, with the value that is wrong; never a secret
 * @param remedy what to do about it
 */
public record Problem(FailureReason reason, String detail, String remedy) {}

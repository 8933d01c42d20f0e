/**
 * The functions' jars as they are deployed: each in a JVM of its own under Lambda's Runtime
 * Interface Client, over DynamoDB Local, an S3 server and the Twilio simulator.
 */
@NullMarked
package io.github.usageexport.functions.packaged;

import org.jspecify.annotations.NullMarked;

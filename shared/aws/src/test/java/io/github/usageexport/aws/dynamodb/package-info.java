/** The stores in DynamoDB, against DynamoDB Local in a process of its own. */
@NullMarked
package io.github.usageexport.aws.dynamodb;

import org.jspecify.annotations.NullMarked;

/**
 * The stores in one DynamoDB table. Everything is found by key: there is no index and no scan. A
 * version is put once, on the condition that it is not there; of a slice only its head changes, on
 * the condition that its {@code rev} is still the one that the change was decided on.
 *
 * <pre>
 * PK                  SK
 * STORE               META                                          the table's name as a store
 * ACCOUNTS            &lt;sid&gt;                                         an account
 * ACCT#&lt;sid&gt;          HEAD#&lt;granularity&gt;#&lt;bucket&gt;                   heads of one slice, packed
 * ACCT#&lt;sid&gt;          SNAP#&lt;granularity&gt;#&lt;period&gt;#&lt;as_of&gt;#&lt;digest, 16 hex&gt;#&lt;version&gt;
 * CATEGORIES#&lt;digest&gt; META                                          a list of stated categories
 * PARTS#&lt;sha256&gt;      &lt;number&gt;                                      a content too large for an item
 * RUNS                &lt;run_id&gt;                                      a run
 * RUN#&lt;run_id&gt;        SLICE#&lt;sid&gt;#&lt;granularity&gt;#&lt;start&gt;#&lt;end&gt;      how a slice of it ended
 * CONTROLS#&lt;yyyy-mm&gt;  &lt;sid&gt;#&lt;kind&gt;#&lt;first day&gt;                      what controls compare with
 * CATEGORY_NAMES      &lt;category&gt;                                    a category that was ever stated
 * </pre>
 *
 * A version's key ends in its number because the same content may be stated twice with one as_of,
 * another in between.
 */
@NullMarked
package io.github.usageexport.aws.dynamodb;

import org.jspecify.annotations.NullMarked;

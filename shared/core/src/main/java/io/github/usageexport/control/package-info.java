/**
 * Does it add up: the catalogue of categories and what may be summed, what Twilio states besides
 * the days of an account, each control that compares the two, and prices that come late.
 */
@NullMarked
package io.github.usageexport.control;

import org.jspecify.annotations.NullMarked;

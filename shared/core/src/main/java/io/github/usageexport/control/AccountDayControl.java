package io.github.usageexport.control;

import java.util.List;

/** A comparison within one account's day. */
interface AccountDayControl {

  /** What it finds; of an exceptional check nothing where all is well. */
  List<Finding> check(AccountDay day);
}

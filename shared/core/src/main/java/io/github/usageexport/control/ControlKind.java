package io.github.usageexport.control;

/** What a control reading states, besides the days of one account; in the order of their names. */
public enum ControlKind {
  /** One calendar month of one account: its Monthly record. */
  MONTH,
  /** Days of one account whose pages held other than the rows that their indexes say. */
  PAGES,

  /** A range of days of one account in one sum: its Usage/Records. */
  RECORDS,
  /** One day of the parent and all its subaccounts together: Daily with IncludeSubaccounts=true. */
  TREE
}

package io.github.usageexport.functions.planexport;

import io.github.usageexport.run.UnreadableException;

/** The accounts cannot be listed whole, so no run begins: the message ends with the remedy. */
public final class AccountsUnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AccountsUnreadableException(UnreadableException cause) {
    super(cause.problem().detail() + ". " + cause.problem().remedy(), cause);
  }
}

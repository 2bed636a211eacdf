package org.hospitalscheduling.signon;

import java.io.Serial;

/** A token is not believed. */
final class UntrustedTokenException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final TokenFault fault;

  UntrustedTokenException(TokenFault fault) {
    super(fault.code());
    this.fault = fault;
  }

  TokenFault fault() {
    return fault;
  }
}

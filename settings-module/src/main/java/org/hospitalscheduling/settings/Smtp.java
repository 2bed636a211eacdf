package org.hospitalscheduling.settings;

import java.util.Optional;

/**
 * The mail server.
 *
 * @param credentials for signing in to it; empty for a relay that does not ask
 * @param security how the connection is encrypted
 * @param from the sender of every mail
 */
public record Smtp(
    String host, int port, Optional<Credentials> credentials, Security security, Sender from) {

  /** How the connection is encrypted, from {@code SMTP_SECURE}. */
  public enum Security {
    /** STARTTLS if the server offers it; whoever is in between can see to it that it does not. */
    OPPORTUNISTIC,
    /** STARTTLS, without which nothing is sent. */
    STARTTLS,
    /** TLS from the first byte. */
    TLS
  }
}

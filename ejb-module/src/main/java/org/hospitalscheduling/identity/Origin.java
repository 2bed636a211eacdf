package org.hospitalscheduling.identity;

/**
 * Where a request of a client that is not signed in yet comes from.
 *
 * @param address the network address of the client, as far as trusted proxies report it
 * @param requestId the request's id, which this server made
 * @param trace the caller's own id of the request; empty if they gave none
 * @param userAgent the client's {@code User-Agent}; at most 300 characters are kept
 */
public record Origin(String address, String requestId, String trace, String userAgent) {
  private static final int LONGEST_AGENT = 300;

  /** The origin of a signed-in actor's request. */
  public static Origin of(Actor actor) {
    return new Origin(actor.address(), actor.requestId(), actor.trace(), "");
  }

  /** The origin of a request that the caller gave no id of their own. */
  public Origin(String address, String requestId, String userAgent) {
    this(address, requestId, "", userAgent);
  }

  /** Makes the untrusted user agent one line and truncates it. */
  public Origin {
    userAgent = userAgent == null ? "" : userAgent.replaceAll("\\p{Cntrl}", " ");
    if (userAgent.length() > LONGEST_AGENT) {
      userAgent = userAgent.substring(0, LONGEST_AGENT);
    }
  }
}

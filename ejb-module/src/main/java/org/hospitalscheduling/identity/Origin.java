package org.hospitalscheduling.identity;

/**
 * Where a request comes from, for whoever is not signed in yet.
 *
 * @param address the network address of the client, as far as trusted proxies tell
 * @param userAgent what the client calls itself; at most 300 characters are kept
 */
public record Origin(String address, String requestId, String userAgent) {
  private static final int LONGEST_AGENT = 300;

  /** Where somebody who is signed in asks from. */
  public static Origin of(Actor actor) {
    return new Origin(actor.address(), actor.requestId(), "");
  }

  /** A stranger's text: shortened, and one line. */
  public Origin {
    userAgent = userAgent == null ? "" : userAgent.replaceAll("\\p{Cntrl}", " ");
    if (userAgent.length() > LONGEST_AGENT) {
      userAgent = userAgent.substring(0, LONGEST_AGENT);
    }
  }
}

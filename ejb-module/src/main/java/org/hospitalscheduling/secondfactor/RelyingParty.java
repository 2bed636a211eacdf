package org.hospitalscheduling.secondfactor;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.hospitalscheduling.settings.Network;
import org.hospitalscheduling.settings.Settings;

/**
 * Whom a passkey is for: it answers nobody else. Both come from {@code FRONTEND_URL} and never from
 * a request, which whoever sends it has written.
 *
 * @param id the host that passkeys are bound to (W3C WebAuthn, section 5.1.2); after a move to
 *     another host none of them works
 * @param origin the one origin whose pages may ask for them
 * @param name what people are shown
 */
public record RelyingParty(String id, String origin, String name) {

  /** Empty without a {@code FRONTEND_URL} that has a name: then there are no passkeys. */
  public static Optional<RelyingParty> of(Settings settings) {
    return settings
        .frontendUrl()
        .filter(url -> !isAddress(url.getHost()))
        .map(url -> of(url, settings.hospitalName()));
  }

  /** A passkey cannot be bound to an IP address. */
  private static boolean isAddress(String host) {
    try {
      Network.address(host.replaceAll("[\\[\\]]", ""));
      return true;
    } catch (IllegalArgumentException name) {
      return false;
    }
  }

  static RelyingParty of(URI url, String name) {
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    String host = url.getHost().toLowerCase(Locale.ROOT);
    boolean usual = url.getPort() < 0 || url.getPort() == (scheme.equals("https") ? 443 : 80);
    return new RelyingParty(host, scheme + "://" + host + (usual ? "" : ":" + url.getPort()), name);
  }
}

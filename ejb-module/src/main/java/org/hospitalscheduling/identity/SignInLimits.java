package org.hospitalscheduling.identity;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hospitalscheduling.settings.Network;

/**
 * What an attempt to sign in counts against. A device that signed in to the account before has a
 * count of its own and no other: whoever guesses from elsewhere cannot lock its owner out.
 */
final class SignInLimits {
  private static final Duration ACCOUNT_WINDOW = Duration.ofMinutes(15);
  private static final int ACCOUNT_FAILURES = 10;
  private static final Duration ADDRESS_WINDOW = Duration.ofMinutes(1);
  private static final int ADDRESS_FAILURES = 100;
  private static final int REGISTRATIONS = 100;
  private static final int IPV6_SITE_BYTES = 8;

  private SignInLimits() {}

  /**
   * @param email as it was typed; whether somebody has it makes no difference
   * @param device the hash of the marker of a device that signed in to this account before
   */
  static List<Throttle.Limit> ofSignIn(String email, Optional<byte[]> device, String address) {
    String account = HexFormat.of().formatHex(Tokens.hash(email.strip().toLowerCase(Locale.ROOT)));
    return device
        .map(
            hash ->
                List.of(
                    new Throttle.Limit(
                        "device:" + HexFormat.of().formatHex(hash) + ":" + account,
                        ACCOUNT_FAILURES,
                        ACCOUNT_WINDOW)))
        .orElseGet(
            () ->
                List.of(
                    new Throttle.Limit("account:" + account, ACCOUNT_FAILURES, ACCOUNT_WINDOW),
                    new Throttle.Limit(
                        "address:" + site(address), ADDRESS_FAILURES, ADDRESS_WINDOW)));
  }

  static List<Throttle.Limit> ofRegistration(String address) {
    return List.of(
        new Throttle.Limit("registration:" + site(address), REGISTRATIONS, ADDRESS_WINDOW));
  }

  /** The address, or of IPv6 the half that a provider hands to one customer. */
  static String site(String address) {
    try {
      InetAddress parsed = Network.address(address);
      byte[] bytes = parsed.getAddress();
      return bytes.length == 4
          ? parsed.getHostAddress()
          : HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_SITE_BYTES));
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}

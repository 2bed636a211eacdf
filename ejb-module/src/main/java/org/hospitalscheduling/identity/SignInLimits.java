package org.hospitalscheduling.identity;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.settings.Network;

/**
 * What an attempt to sign in counts against. A device that signed in to the account before has a
 * count of its own and no other: whoever guesses from elsewhere cannot lock its owner out.
 */
public final class SignInLimits {
  private static final Duration ACCOUNT_WINDOW = Duration.ofMinutes(15);
  private static final int ACCOUNT_FAILURES = 10;
  private static final Duration ADDRESS_WINDOW = Duration.ofMinutes(1);
  private static final int ADDRESS_FAILURES = 100;
  private static final int REGISTRATIONS = 100;
  private static final int CODES = 5;
  private static final Duration MAIL_WINDOW = Duration.ofHours(1);
  private static final int MAILS = 5;
  private static final int IPV6_SITE_BYTES = 8;

  private SignInLimits() {}

  /**
   * @param email as it was typed; whether somebody has it makes no difference
   * @param device the hash of the marker of a device that signed in to this account before
   */
  public static List<ThrottleCounters.Limit> ofSignIn(
      String email, Optional<byte[]> device, String address) {
    return withAddress("", email, device, address, ACCOUNT_FAILURES, ACCOUNT_WINDOW);
  }

  /** What a code of the second factor counts against, shown with the right password. */
  public static List<ThrottleCounters.Limit> ofCode(
      String email, Optional<byte[]> device, String address) {
    return withAddress("code-", email, device, address, CODES, ACCOUNT_WINDOW);
  }

  /** What asking for a link by mail counts against: nobody's mailbox is flooded by strangers. */
  public static List<ThrottleCounters.Limit> ofMail(
      String email, Optional<byte[]> device, String address) {
    return withAddress("mail-", email, device, address, MAILS, MAIL_WINDOW);
  }

  private static List<ThrottleCounters.Limit> withAddress(
      String what,
      String email,
      Optional<byte[]> device,
      String address,
      int most,
      Duration window) {
    String account = HexFormat.of().formatHex(Tokens.hash(email.strip().toLowerCase(Locale.ROOT)));
    return device
        .map(
            hash ->
                List.of(
                    new ThrottleCounters.Limit(
                        what + "device:" + HexFormat.of().formatHex(hash) + ":" + account,
                        most,
                        window)))
        .orElseGet(
            () ->
                List.of(
                    new ThrottleCounters.Limit(what + "account:" + account, most, window),
                    ofAddress(what, address)));
  }

  /** What asking for a link to a new address counts against: it may be a stranger's mailbox. */
  public static List<ThrottleCounters.Limit> ofMail(UUID userId) {
    return List.of(new ThrottleCounters.Limit("mail-user:" + userId, MAILS, MAIL_WINDOW));
  }

  /** What a machine's attempt to sign in counts against. */
  public static List<ThrottleCounters.Limit> ofClient(String address) {
    return List.of(ofAddress("client-", address));
  }

  /** What a token that came by mail, or should have, counts against. */
  public static List<ThrottleCounters.Limit> ofLink(String address) {
    return List.of(ofAddress("link-", address));
  }

  /** What a token of an offer to somebody who waits counts against. */
  static List<ThrottleCounters.Limit> ofClaim(String address) {
    return List.of(ofAddress("claim-", address));
  }

  /**
   * What showing the password or a code again counts against: only who has a session gets that far,
   * so that no stranger can use it up.
   */
  public static List<ThrottleCounters.Limit> ofConfirmation(UUID userId) {
    return List.of(
        new ThrottleCounters.Limit("confirm:" + userId, ACCOUNT_FAILURES, ACCOUNT_WINDOW));
  }

  private static ThrottleCounters.Limit ofAddress(String what, String address) {
    return new ThrottleCounters.Limit(
        what + "address:" + site(address), ADDRESS_FAILURES, ADDRESS_WINDOW);
  }

  public static List<ThrottleCounters.Limit> ofRegistration(String address) {
    return List.of(
        new ThrottleCounters.Limit("registration:" + site(address), REGISTRATIONS, ADDRESS_WINDOW));
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

package org.hospitalscheduling.identity;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hospitalscheduling.settings.EmailAddress;
import org.hospitalscheduling.settings.Network;

/**
 * The limits that an attempt to sign in counts against. A device that has signed in to the account
 * before counts against a limit of its own and no other, and a new one first against what came from
 * its own place: an attacker elsewhere cannot lock the owner out.
 */
public final class SignInLimits {
  private static final Duration ACCOUNT_WINDOW = Duration.ofMinutes(15);
  private static final int ACCOUNT_FAILURES = 10;
  private static final Duration ADDRESS_WINDOW = Duration.ofMinutes(1);
  private static final int ADDRESS_FAILURES = 100;
  private static final int REGISTRATIONS = 100;

  /** How many times as much an account may see from everywhere as from one place. */
  private static final int ANYWHERE = 10;

  /** More than failures: a whole hospital signs in from one address, and rightly. */
  private static final int CHALLENGES = 600;

  private static final int CODES = 5;
  private static final Duration MAIL_WINDOW = Duration.ofHours(1);
  private static final int LINKS = 3;

  /** How many times as many links an account may be mailed from everywhere as from one place. */
  private static final int LINKS_ANYWHERE = 5;

  /** As long as a link is valid: whoever is refused another one has one that is still good. */
  private static final Duration LINK_WINDOW = Duration.ofMinutes(15);

  private static final int MAILS = 5;
  private static final Duration RENAME_WINDOW = Duration.ofDays(1);
  private static final int RENAMES = 5;
  private static final int INVITATIONS = 10;
  private static final int INVITING = 50;
  private static final int SLIPS = 2;
  private static final int IPV6_SITE_BYTES = 8;

  private SignInLimits() {}

  /**
   * @param user whom the address belongs to, if it does: however it was typed, one account has one
   *     count
   * @param email as it was typed
   * @param device the hash of the marker of a device that has signed in to this account before
   */
  public static List<ThrottleCounters.Limit> ofSignIn(
      Optional<UUID> user, String email, Optional<byte[]> device, String address) {
    return withDevice(
        "", account(user, email), device, address, ACCOUNT_FAILURES, ANYWHERE, ACCOUNT_WINDOW);
  }

  /** Limits for a second-factor code presented with the right password. */
  public static List<ThrottleCounters.Limit> ofCode(
      UUID user, Optional<byte[]> device, String address) {
    return withDevice("code-", user.toString(), device, address, CODES, ANYWHERE, ACCOUNT_WINDOW);
  }

  /**
   * Limits for a recovery code presented with the right password. It cannot be guessed, so the
   * account has no count of it that somebody else could use up.
   */
  public static List<ThrottleCounters.Limit> ofRecovery(String address) {
    return List.of(ofAddress("recovery-", address));
  }

  /**
   * Limits for presenting a passkey's answer. It cannot be guessed, so the account has no count of
   * it that somebody else could use up.
   */
  public static List<ThrottleCounters.Limit> ofPasskey(String address) {
    return List.of(ofAddress("passkey-", address));
  }

  /** Limits for being asked for a passkey, which a stranger may be; each is a row for minutes. */
  public static List<ThrottleCounters.Limit> ofPasskeyChallenge(String address) {
    return List.of(
        new ThrottleCounters.Limit(
            "passkey-challenge-address:" + site(address), CHALLENGES, ADDRESS_WINDOW));
  }

  /**
   * Limits for requesting a link by mail: strangers cannot flood a mailbox, and neither they nor
   * guesses at the password keep the owner from a link that is valid.
   */
  public static List<ThrottleCounters.Limit> ofMail(
      Optional<UUID> user, String email, Optional<byte[]> device, String address) {
    return withDevice(
        "mail-", account(user, email), device, address, LINKS, LINKS_ANYWHERE, LINK_WINDOW);
  }

  private static List<ThrottleCounters.Limit> withDevice(
      String what,
      String account,
      Optional<byte[]> device,
      String address,
      int most,
      int anywhere,
      Duration window) {
    return device
        .map(
            hash ->
                List.of(
                    new ThrottleCounters.Limit(
                        what + "device:" + HexFormat.of().formatHex(hash) + ":" + account,
                        most,
                        window)))
        .orElseGet(() -> withPlace(what, account, address, most, anywhere, window));
  }

  /**
   * The account from this place, the account from anywhere, and this place whatever the account.
   */
  private static List<ThrottleCounters.Limit> withPlace(
      String what, String account, String address, int most, int anywhere, Duration window) {
    return List.of(
        new ThrottleCounters.Limit(what + "place:" + site(address) + ":" + account, most, window),
        new ThrottleCounters.Limit(what + "account:" + account, most * anywhere, window),
        ofAddress(what, address));
  }

  /** PostgreSQL decides which spellings are one address, and Java's lower case is another one. */
  private static String account(Optional<UUID> user, String email) {
    return user.map(UUID::toString).orElseGet(() -> account(email));
  }

  private static String account(String email) {
    return HexFormat.of().formatHex(Tokens.hash(EmailAddress.key(email)));
  }

  /** Limits for requesting a link to a new address, which may be a stranger's mailbox. */
  public static List<ThrottleCounters.Limit> ofMail(UUID userId) {
    return List.of(new ThrottleCounters.Limit("mail-user:" + userId, MAILS, MAIL_WINDOW));
  }

  /** Limits for presenting the administrators' invite code, right or wrong. */
  public static List<ThrottleCounters.Limit> ofInvitation(String address) {
    return List.of(
        new ThrottleCounters.Limit("invitation:" + site(address), INVITATIONS, MAIL_WINDOW));
  }

  /** Limits for inviting people by mail: a stolen session must not become a source of spam. */
  public static List<ThrottleCounters.Limit> ofInviting(UUID userId) {
    return List.of(new ThrottleCounters.Limit("inviting:" + userId, INVITING, MAIL_WINDOW));
  }

  /** Limits for telling administrators of wrong invite codes. */
  public static List<ThrottleCounters.Limit> ofInvitationNotice() {
    return List.of(new ThrottleCounters.Limit("invitation-notice", 1, MAIL_WINDOW));
  }

  /** How many wrong codes after the right password are a slip; the next is told to the owner. */
  public static List<ThrottleCounters.Limit> ofCodeNotice(UUID user) {
    return List.of(new ThrottleCounters.Limit("code-notice:" + user, SLIPS, ACCOUNT_WINDOW));
  }

  /** Limits for changing one's name, of which every administrator is told. */
  public static List<ThrottleCounters.Limit> ofRename(UUID userId) {
    return List.of(new ThrottleCounters.Limit("rename:" + userId, RENAMES, RENAME_WINDOW));
  }

  /** Limits for a service account's attempt to sign in. */
  public static List<ThrottleCounters.Limit> ofClient(String address) {
    return List.of(ofAddress("client-", address));
  }

  /** Limits for presenting an answer of the hospital's sign-on, or a logout token of it. */
  public static List<ThrottleCounters.Limit> ofSignOn(String address) {
    return List.of(ofAddress("sign-on-", address));
  }

  /** Limits for presenting a token from a mail. */
  public static List<ThrottleCounters.Limit> ofLink(String address) {
    return List.of(ofAddress("link-", address));
  }

  /** Limits for presenting the token of an invitation. */
  static List<ThrottleCounters.Limit> ofClaim(String address) {
    return List.of(ofAddress("claim-", address));
  }

  /**
   * Limits for confirming the password or a code again. Only a caller with a session gets that far,
   * so no stranger can exhaust them.
   */
  public static List<ThrottleCounters.Limit> ofConfirmation(UUID userId) {
    return List.of(
        new ThrottleCounters.Limit("confirm:" + userId, ACCOUNT_FAILURES, ACCOUNT_WINDOW));
  }

  private static ThrottleCounters.Limit ofAddress(String what, String address) {
    return new ThrottleCounters.Limit(
        what + "address:" + site(address), ADDRESS_FAILURES, ADDRESS_WINDOW);
  }

  /** Limits for registering, which sends a mail: strangers cannot flood a mailbox. */
  public static List<ThrottleCounters.Limit> ofRegistration(String email, String address) {
    return Stream.concat(
            Stream.of(
                new ThrottleCounters.Limit(
                    "registration:" + site(address), REGISTRATIONS, ADDRESS_WINDOW)),
            withPlace("registration-mail-", account(email), address, MAILS, ANYWHERE, MAIL_WINDOW)
                .stream())
        .toList();
  }

  /** The address; of an IPv6 address the /64 prefix that a provider assigns to one customer. */
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

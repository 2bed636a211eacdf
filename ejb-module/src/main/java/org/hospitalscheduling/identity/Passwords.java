package org.hospitalscheduling.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.hospitalscheduling.shared.Metric;
import org.hospitalscheduling.shared.MetricSource;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.Seats;
import org.hospitalscheduling.shared.Text;

/**
 * Passwords as Argon2id hashes (RFC 9106) in PHC string format: 19 MiB, two passes, one lane.
 *
 * <p>One hash costs about 150 ms of a core and 19 MiB, so at most as many are computed at a time as
 * the machine has cores; a caller that has waited three seconds is refused with {@link
 * Refusal#BUSY}. Never call it while holding a database connection. Works without a container.
 */
@ApplicationScoped
public class Passwords implements MetricSource {
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  /**
   * The hash for an account that does not exist: comparing with it costs the same as any
   * comparison, and no password matches it.
   */
  public static final String OF_NOBODY =
      "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
          .formatted(MEMORY_KIB, PASSES, LANES, "A".repeat(22), "A".repeat(43));

  private final SecureRandom random = new SecureRandom();
  private final LongAdder computed = new LongAdder();
  private final LongAdder givenUp = new LongAdder();
  private final Seats seats;

  public Passwords() {
    this(Runtime.getRuntime().availableProcessors(), PATIENCE);
  }

  Passwords(int atOnce, Duration patience) {
    this.seats = new Seats(atOnce, patience, this::giveUp);
  }

  /** What comparing a password with a stored hash says. */
  public enum Match {
    WRONG,
    RIGHT,
    /** It is right, and the hash is one that would not be made today: it should be renewed. */
    OUTDATED;

    public boolean isRight() {
      return this != WRONG;
    }
  }

  /**
   * Hashes the password, in normalisation form C (NIST SP 800-63B, 5.1.1.2), with a new salt.
   *
   * @throws RefusedException {@link Refusal#BUSY} after three seconds of waiting
   */
  public String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] hash = compute(Text.nfc(password), salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(MEMORY_KIB, PASSES, LANES, encode(salt), encode(hash));
  }

  /**
   * Whether this is the password. Computes one hash, whatever the result; a second one where the
   * password was not typed in normalisation form C, because older hashes were made of what was
   * typed.
   *
   * @param stored a result of {@link #hash}, or {@link #OF_NOBODY}
   * @throws RefusedException {@link Refusal#BUSY} after three seconds of waiting
   */
  public Match match(String password, String stored) {
    String composed = Text.nfc(password);
    if (isHashed(composed, stored)) {
      return hasOtherParameters(stored) ? Match.OUTDATED : Match.RIGHT;
    }
    return !composed.equals(password) && isHashed(password, stored) ? Match.OUTDATED : Match.WRONG;
  }

  private boolean isHashed(String password, String stored) {
    Matcher phc = parsed(stored);
    byte[] expected = decode(phc.group(5));
    byte[] hash =
        compute(
            password,
            decode(phc.group(4)),
            Integer.parseInt(phc.group(1)),
            Integer.parseInt(phc.group(2)),
            Integer.parseInt(phc.group(3)),
            expected.length);
    return MessageDigest.isEqual(expected, hash) && !stored.equals(OF_NOBODY);
  }

  private static boolean hasOtherParameters(String stored) {
    Matcher phc = parsed(stored);
    return Integer.parseInt(phc.group(1)) != MEMORY_KIB
        || Integer.parseInt(phc.group(2)) != PASSES
        || Integer.parseInt(phc.group(3)) != LANES
        || decode(phc.group(5)).length != HASH_BYTES;
  }

  /**
   * The number of hashes computed so far. Tests use it to show that the work does not depend on the
   * answer, which an outsider could measure.
   */
  public long computed() {
    return computed.sum();
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        Metric.gauge(
            "hospital_password_seats",
            "Passwords that may be hashed at the same time.",
            seats.count()),
        Metric.gauge("hospital_password_seats_taken", "Passwords being hashed.", seats.taken()),
        Metric.gauge(
            "hospital_password_waiting",
            "Requests waiting for a password to be hashed.",
            seats.waiting()),
        Metric.counter("hospital_password_hashes", "Passwords that were hashed.", computed()),
        Metric.counter(
            "hospital_password_given_up",
            "Requests that waited three seconds for a password to be hashed and were told to try"
                + " again.",
            givenUp.sum()));
  }

  private byte[] compute(
      String password, byte[] salt, int memoryKib, int passes, int lanes, int length) {
    try (Seats.Seat seat = seats.take()) {
      Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
      argon2.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(memoryKib)
              .withIterations(passes)
              .withParallelism(lanes)
              .withSalt(salt)
              .build());
      byte[] hash = new byte[length];
      argon2.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
      computed.increment();
      return hash;
    }
  }

  private RefusedException giveUp() {
    givenUp.increment();
    return RefusedException.retryAfter(
        Refusal.BUSY,
        "Too many people are signing in right now. Try again in a few seconds.",
        Duration.ofSeconds(5));
  }

  private static Matcher parsed(String stored) {
    Matcher phc = PHC.matcher(stored);
    if (!phc.matches()) {
      throw new IllegalArgumentException("not an Argon2id hash in PHC string format");
    }
    return phc;
  }

  private static String encode(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] decode(String text) {
    return Base64.getDecoder().decode(text);
  }
}

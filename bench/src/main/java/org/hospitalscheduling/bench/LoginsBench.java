package org.hospitalscheduling.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.hospitalscheduling.identity.Passwords;

/** Signing in: as fast as the password hashes allow, and within their memory. */
final class LoginsBench {
  private static final int CONNECTIONS = 16;
  private static final int AT_ONCE = 50;
  private static final int TURNS = 3;
  private static final double WARM_UP_SECONDS = 10;
  private static final double SECONDS = 8;
  private static final int MIB_OF_A_HASH = 19;

  private final Rig rig;

  /** The highest values seen during the load. */
  private static final class Peak {
    private long residentMiB;
    private long seats;
    private long waiting;
  }

  LoginsBench(Rig rig) {
    this.rig = rig;
  }

  void run() throws Exception {
    enrol();
    String hash = rig.text("SELECT password_hash FROM app_user WHERE email = 'admin@example.com'");
    Passwords passwords = new Passwords();
    logins(WARM_UP_SECONDS);
    hashes(passwords, hash, WARM_UP_SECONDS / 2);
    double http = 0;
    double raw = 0;
    for (int turn = 0; turn < TURNS; turn++) {
      raw += hashes(passwords, hash, SECONDS) / TURNS;
      http += logins(SECONDS) / TURNS;
    }
    Report.result(
        "Signing in, %d connections: %.1f a second, argon2id alone on the same cores %.1f, ratio %.2f",
        CONNECTIONS, http, raw, http / raw);
    crowd();
  }

  /** Fifty clients at once, three times over. */
  private void crowd() throws Exception {
    long before = rig.residentMiB();
    Peak peak = new Peak();
    AtomicBoolean over = new AtomicBoolean();
    Thread watcher = new Thread(() -> watch(peak, over), "watcher");
    watcher.start();
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (int wave = 0; wave < TURNS; wave++) {
      List<Integer> answers =
          Clients.together(
              AT_ONCE,
              number -> {
                try (Wire wire = rig.connectAsNobody()) {
                  return signIn(wire, number);
                }
              });
      answers.forEach(status -> statuses.merge(status, 1, Integer::sum));
    }
    over.set(true);
    watcher.join();
    Report.result(
        "%d sign in at once, %d times: %s; at most %d hashed at a time and %d waited; memory %d MiB"
            + " before, %d at most (%d seats are %d MiB, %d without the limit were %d)",
        AT_ONCE,
        TURNS,
        statuses,
        peak.seats,
        peak.waiting,
        before,
        peak.residentMiB,
        peak.seats,
        peak.seats * MIB_OF_A_HASH,
        AT_ONCE,
        AT_ONCE * MIB_OF_A_HASH);
  }

  private void watch(Peak peak, AtomicBoolean over) {
    try (Wire wire = rig.connectAsScraper()) {
      while (!over.get()) {
        String metrics = wire.get("/api/metrics").body();
        peak.residentMiB = Math.max(peak.residentMiB, rig.residentMiB());
        peak.seats = Math.max(peak.seats, value(metrics, "hospital_password_seats_taken"));
        peak.waiting = Math.max(peak.waiting, value(metrics, "hospital_password_waiting"));
        Thread.sleep(20);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static long value(String metrics, String name) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  private double logins(double seconds) {
    AtomicInteger done = new AtomicInteger();
    long begun = System.nanoTime();
    Clients.together(
        CONNECTIONS,
        number -> {
          try (Wire wire = rig.connectAsNobody()) {
            while (Report.seconds(begun) < seconds) {
              int status = signIn(wire, number);
              if (status != 200) {
                throw new IllegalStateException("signing in answered " + status);
              }
              done.incrementAndGet();
            }
          }
          return null;
        });
    return done.get() / Report.seconds(begun);
  }

  private static double hashes(Passwords passwords, String hash, double seconds) {
    AtomicInteger done = new AtomicInteger();
    long begun = System.nanoTime();
    Clients.together(
        CONNECTIONS,
        number -> {
          while (Report.seconds(begun) < seconds) {
            if (!passwords.match("password", hash).isRight()) {
              throw new IllegalStateException("the password is another");
            }
            done.incrementAndGet();
          }
          return null;
        });
    return done.get() / Report.seconds(begun);
  }

  private static int signIn(Wire wire, int number) throws java.io.IOException {
    return wire.post(
            "/api/auth/login",
            "{\"email\":\"bench%d@example.com\",\"password\":\"password\"}".formatted(number))
        .status();
  }

  /** A user for each client, because one user may have only ten attempts in flight. */
  private void enrol() {
    rig.run(
        """
        INSERT INTO app_user (id, version, username, name_key, email, password_hash, role, status, created_at, updated_at)
        SELECT gen_random_uuid(), 0, 'bench' || n, 'bench' || n, 'bench' || n || '@example.com', password_hash, 'USER', 'active',
          now(), now()
        FROM app_user, generate_series(0, %d) AS n WHERE email = 'admin@example.com'
        """
            .formatted(AT_ONCE - 1));
  }
}

package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.hospitalscheduling.launcher.Mailbox;
import org.hospitalscheduling.launcher.PayaraServer;
import org.hospitalscheduling.launcher.Ports;
import org.hospitalscheduling.postgresql.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The demonstration on ten days on which a calendar may look different from the ordinary one of
 * {@link HospitalClock}: every page and the calendar are checked with axe and for console errors,
 * at desktop and phone size. It takes longer than all other stories together, so it is not part of
 * a build: {@code mvn verify -Ppayara -Dbuilt -Dit.test=OtherDays}, with {@code
 * -Dtest.days=leap,sunday} for those whose name contains one of these.
 */
class OtherDays {
  private static final Path HOME = Path.of(System.getProperty("system.directory"), "other-days");
  private static final String ONLY = System.getProperty("test.days", "");

  private static PayaraServer server;
  private static URI address;

  @BeforeAll
  static void unpack() throws Exception {
    Stories unpacking = Stories.unpackBrowser();
    assertThat(unpacking.exit()).as(unpacking::failures).isZero();
    int port = Ports.free();
    address = URI.create("http://localhost:" + port + TestBed.contextRoot());
    server = new PayaraServer(HOME, port);
    server.unpack(Path.of(System.getProperty("system.distribution")));
  }

  /** The hospital is in Berlin, so these are its local times. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "sunday-afternoon, 2026-11-29T15:40:00+01:00",
    "month-end, 2026-06-30T17:05:00+02:00",
    "leap-day, 2028-02-29T09:20:00+01:00",
    "two-minutes-before-summer-time, 2026-03-29T01:58:00+01:00",
    "first-of-two-half-past-two, 2026-10-25T02:30:00+02:00",
    "last-minute-of-a-year, 2026-12-31T23:59:00+01:00",
    "new-year, 2027-01-01T00:05:00+01:00",
    "christmas, 2026-12-25T10:00:00+01:00",
    "week-53, 2026-12-28T07:30:00+01:00",
    "last-minute-of-a-day, 2026-06-17T23:59:00+02:00"
  })
  void every_page_can_be_read_and_used(String day, String now) throws Exception {
    assumeTrue(ONLY.isEmpty() || Arrays.stream(ONLY.split(",")).anyMatch(day::contains));
    Instant start = OffsetDateTime.parse(now).toInstant();
    try (EmbeddedDatabase database = EmbeddedDatabase.temporary();
        Mailbox mailbox = Mailbox.open();
        PayaraServer running = server) {
      Map<String, String> environment = new HashMap<>(TestBed.SETTINGS);
      environment.putAll(database.environment());
      environment.putAll(mailbox.environment());
      environment.put("FRONTEND_URL", address.toString());
      environment.put("HOSPITAL_DEMO_SHIFT", HospitalClock.shiftTo(start).toString());
      running.start(environment);
      TestBed.fill(database.owner(), environment, start);
      running.awaitStarted();
      running.deploy(TestBed.ear().toPath());
      running.awaitReady(address);
      Stories looks =
          Stories.of(
              day,
              address,
              mailbox.address(),
              "--project",
              "around",
              "pages.look",
              "calendar.look");
      assertThat(looks.exit()).as(looks::failures).isZero();
    }
  }
}

package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The PWA's stories in a real browser, against the server that all system tests share. Stories that
 * book run one after another; those that do not, and the check of every page, run beside them.
 */
class BrowserIT {
  @Test
  void the_stories_of_the_calendar_hold() throws Exception {
    TestBed bed = TestBed.running();
    // Unpack the browser once, for both.
    Stories unpacking = Stories.unpackBrowser();
    assertThat(unpacking.exit()).as(unpacking::failures).isZero();
    List<Stories> running = new ArrayList<>();
    if (bed.serverName().equals("payara")) {
      for (String project : List.of("book", "around")) {
        running.add(told(bed, project, "--project", project));
      }
    } else {
      // The one that covers browser, row and browser.
      running.add(told(bed, "book", "-t", "two clerks side by side"));
    }
    List<String> failures = new ArrayList<>();
    for (Stories each : running) {
      if (each.exit() != 0) {
        failures.add(each.failures());
      }
    }
    assertThat(failures).isEmpty();
  }

  private static Stories told(TestBed bed, String name, String... which) throws IOException {
    URI mailbox = bed.mailbox().address();
    return Stories.of(name, bed.address(), mailbox, which);
  }
}

package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The PWA's own stories, in a real browser, against the server that all system tests share. */
class BrowserIT {
  private static final long LIMIT_MINUTES = 15;

  @Test
  void the_stories_of_the_calendar_hold() throws Exception {
    TestBed bed = TestBed.running();
    ProcessBuilder builder =
        new ProcessBuilder(command(bed))
            .directory(new File(System.getProperty("system.pwa")))
            .redirectErrorStream(true)
            .redirectOutput(new File(System.getProperty("system.directory"), "browser-tests.log"));
    builder.environment().put("BASE_URL", bed.address().toString());
    builder.environment().put("MAILBOX_URL", bed.mailbox().address().toString());
    builder.environment().put("CI", "true");
    Process stories = builder.start();
    boolean ended = stories.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
    if (!ended) {
      stories.descendants().forEach(ProcessHandle::destroyForcibly);
      stories.destroyForcibly();
    }
    assertThat(ended).as("the stories end; ear/target/browser-tests.log").isTrue();
    assertThat(stories.exitValue()).as("ear/target/browser-tests.log").isZero();
  }

  /** All of them on one server; on the other the one that goes from browser to row to browser. */
  private static List<String> command(TestBed bed) {
    return bed.serverName().equals("payara")
        ? List.of("npm", "run", "e2e")
        : List.of("npm", "run", "e2e", "--", "-t", "two clerks side by side");
  }
}

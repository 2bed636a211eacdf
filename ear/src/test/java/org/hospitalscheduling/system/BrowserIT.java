package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The PWA's own stories, in a real browser, against the server that all system tests share. Those
 * that book come one after another; beside them come those that do not, and every page is looked
 * at.
 */
class BrowserIT {
  private static final Duration LIMIT = Duration.ofMinutes(15);

  @Test
  void the_stories_of_the_calendar_hold() throws Exception {
    TestBed bed = TestBed.running();
    // One of them unpacks the browser for both.
    assertThat(exit(npm(bed, "unpacking", "e2e:browser"))).as("%s", log("unpacking")).isZero();
    Map<String, Process> running = new LinkedHashMap<>();
    if (bed.serverName().equals("payara")) {
      for (String project : List.of("book", "around")) {
        running.put(project, npm(bed, project, "e2e", "--", "--project", project));
      }
    } else {
      // The one that goes from browser to row to browser.
      running.put("book", npm(bed, "book", "e2e", "--", "-t", "two clerks side by side"));
    }
    Map<String, Integer> exits = new LinkedHashMap<>();
    for (Map.Entry<String, Process> each : running.entrySet()) {
      exits.put(each.getKey(), exit(each.getValue()));
    }
    assertThat(exits).allSatisfy((name, exit) -> assertThat(exit).as("%s", log(name)).isZero());
  }

  private static Process npm(TestBed bed, String name, String script, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("npm", "run", script));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(new File(System.getProperty("system.pwa")))
            .redirectErrorStream(true)
            .redirectOutput(log(name));
    builder.environment().put("BASE_URL", bed.address().toString());
    builder.environment().put("MAILBOX_URL", bed.mailbox().address().toString());
    builder.environment().put("CI", "true");
    return builder.start();
  }

  /** What the process said at its end; one that does not end is ended. */
  private static int exit(Process process) throws InterruptedException {
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    return process.exitValue();
  }

  private static File log(String name) {
    return new File(System.getProperty("system.directory"), "browser-" + name + ".log");
  }
}

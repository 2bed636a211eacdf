package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What requests that are refused leave in the server's log. */
class HouseIT {

  private static final int MANY = 61;

  @Test
  @DisplayName("16.5.1: a refusal by role is one line of the log, and so is a worthless token")
  void refusals_leave_no_stacks() throws IOException {
    SchedulingApi desk = SchedulingApi.scheduler();
    SchedulingApi nobody = SchedulingApi.anonymous();
    desk.get("admin/users").expect(403);
    int before = log().length();
    for (int i = 0; i < MANY; i++) {
      desk.get("admin/users?limit=" + (i + 1)).expect(403);
      nobody.as("eyJhbGciOiJFUzI1NiJ9.e30." + UUID.randomUUID()).get("auth/me").expect(401);
      nobody.as("no token " + i).get("auth/me").expect(401);
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> lines(log().substring(before), " 403 ") >= MANY);
    String left = log().substring(before);
    assertThat(lines(left, "\tat ") + lines(left, "    at ")).as(left).isZero();
    assertThat(left).doesNotContain("AccessLocalException", "EJBAccessException");
  }

  private static long lines(String log, String mark) {
    return log.lines().filter(line -> line.contains(mark)).count();
  }

  private static String log() throws IOException {
    return Files.readString(TestBed.running().log(), StandardCharsets.ISO_8859_1);
  }
}

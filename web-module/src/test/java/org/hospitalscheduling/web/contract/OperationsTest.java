package org.hospitalscheduling.web.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OperationsTest {

  @Test
  void an_operation_is_told_in_the_words_of_the_contract() {
    assertThat(Operations.words("GET schedules")).contains("Appointments of a range");
    assertThat(Operations.words("GET schedules/export.csv")).isPresent();
    assertThat(Operations.words("POST schedules/{id}/arrive"))
        .isEqualTo(Operations.words("POST schedules/{id}/{transition}"))
        .isPresent();
    assertThat(Operations.words("GET admin/logs")).contains("The activity log, newest first");
    assertThat(Operations.words("GET nothing")).isEmpty();
  }

  @Test
  void none_is_left_out() throws IOException {
    try (var file = Operations.class.getResourceAsStream("/META-INF/openapi.yaml")) {
      String contract = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      long operations =
          Pattern.compile("(?m)^      operationId: ").matcher(contract).results().count();
      assertThat(Operations.count()).isEqualTo((int) operations);
    }
  }
}

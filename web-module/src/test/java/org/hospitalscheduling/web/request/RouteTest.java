package org.hospitalscheduling.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RouteTest {
  private static final String ID = "01a203fa-13b0-7bd2-9dfd-752e2e95e3a5";

  @Test
  void an_operation_is_of_no_one_id() {
    Route route =
        new Route("schedules/{id}/{transition}", Map.of("id", ID, "transition", "arrive"));
    assertThat(route.operation()).isEqualTo("schedules/{id}/arrive");
    assertThat(route.path()).isEqualTo("schedules/" + ID + "/arrive");
    assertThat(route.subject()).contains(UUID.fromString(ID));
  }

  @Test
  void the_subject_is_the_first_that_the_path_names() {
    Route route =
        new Route(
            "doctors/{id}/time-off/{timeOffId}",
            Map.of("timeOffId", UUID.randomUUID().toString(), "id", ID));
    assertThat(route.operation()).isEqualTo("doctors/{id}/time-off/{id}");
    assertThat(route.subject()).contains(UUID.fromString(ID));
  }

  @Test
  void what_a_client_made_up_is_not_repeated() {
    for (String made : new String[] {"Anna Meier", "MRN-4711", "x\r\nforged", ID + "1", "$1"}) {
      Route route = new Route("patients/{id}", Map.of("id", made));
      assertThat(route.operation()).isEqualTo("patients/_");
      assertThat(route.path()).isEqualTo("patients/_");
      assertThat(route.subject()).isEqualTo(Optional.empty());
    }
  }
}

package org.hospitalscheduling.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {
  private static final Routes ROUTES = Routes.ofTheContract();

  @ParameterizedTest
  @CsvSource({
    "/api/schedules, /schedules",
    "/book/api/schedules/01a203fa-13b0-7bd2-9dfd-752e2e95e3a5, /schedules/{id}",
    "/api/schedules/01a203fa-13b0-7bd2-9dfd-752e2e95e3a5/no-show, /schedules/{id}/{transition}",
    "/api/schedules/export.csv, /schedules/export.csv",
    "/api/.well-known/jwks.json, /.well-known/jwks.json",
    "/api/metrics, /metrics",
    "/api/patients/Anna%20Meier, unknown",
    "/api/schedules/schedules/schedules, unknown",
    "/api/, unknown",
    "/ws/schedules, live",
    "/assets/index-Bnv702HD.js, app",
    "/, app",
  })
  void no_client_can_make_a_new_one(String path, String route) {
    assertThat(ROUTES.of(path)).isEqualTo(route);
  }
}

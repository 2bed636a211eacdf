package org.hospitalscheduling.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestLogFilterTest {

  @ParameterizedTest
  @CsvSource({
    "/api/schedules, /api/schedules",
    "/, /",
    "/book/api/health/live, /book/api/health/live",
    "/api/patients/Anna%20Meier, /api/patients/_",
    "/api/patients/MRN-4711, /api/patients/_",
    "/api/schedules/01a203fa-13b0-7bd2-9dfd-752e2e95e3a5/no-show, /api/schedules/01a203fa-13b0-7bd2-9dfd-752e2e95e3a5/no-show",
    "/api/schedules/export.csv, /api/schedules/export.csv",
    "/api/.well-known/jwks.json, /api/.well-known/jwks.json",
    "/assets/index-Bnv702HD.js, /assets/index-Bnv702HD.js",
    "/api/x%0d%0aforged, /api/_",
    "/api/01a203fa-13b0-7bd2-9dfd-752e2e95e3a5, /api/01a203fa-13b0-7bd2-9dfd-752e2e95e3a5",
  })
  void only_segments_that_are_ours_are_printed(String path, String printed) {
    assertThat(RequestLogFilter.printable(path)).isEqualTo(printed);
  }

  @Test
  void the_callers_id_is_kept_when_it_is_one() {
    assertThat(RequestLogFilter.idFor("engine-42.7:abc")).isEqualTo("engine-42.7:abc");
    assertThat(RequestLogFilter.idFor("x\r\nforged: line")).matches("[0-9a-f-]{36}");
    assertThat(RequestLogFilter.idFor(null)).matches("[0-9a-f-]{36}");
  }
}

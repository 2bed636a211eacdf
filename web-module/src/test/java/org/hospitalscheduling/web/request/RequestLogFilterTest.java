package org.hospitalscheduling.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RequestLogFilterTest {
  private static final String TRACEPARENT =
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  @DisplayName("16.2.1: the caller's id is kept when it is one that a line of the log can hold")
  void the_callers_id_is_kept_when_it_is_one() {
    assertThat(RequestLogFilter.traceOf("engine-42.7:abc", null)).isEqualTo("engine-42.7:abc");
    assertThat(RequestLogFilter.traceOf("engine-42.7:abc", TRACEPARENT))
        .isEqualTo("engine-42.7:abc");
    assertThat(RequestLogFilter.traceOf(null, TRACEPARENT)).isEqualTo(TRACEPARENT);
    assertThat(RequestLogFilter.traceOf("x\r\nforged: line", null)).isEmpty();
    assertThat(RequestLogFilter.traceOf(null, "x\r\nforged: line")).isEmpty();
    assertThat(RequestLogFilter.traceOf(null, null)).isEmpty();
  }
}

package org.hospitalscheduling.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestLogFilterTest {

  @Test
  void the_callers_id_is_kept_when_it_is_one() {
    assertThat(RequestLogFilter.idFor("engine-42.7:abc")).isEqualTo("engine-42.7:abc");
    assertThat(RequestLogFilter.idFor("x\r\nforged: line")).matches("[0-9a-f-]{36}");
    assertThat(RequestLogFilter.idFor(null)).matches("[0-9a-f-]{36}");
  }
}

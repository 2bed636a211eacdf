package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;

/**
 * What came back, checked against the contract already.
 *
 * @param json the body, or a missing node where there is none or it is something else
 */
public record Answer(int status, JsonNode json, String text, java.net.http.HttpHeaders headers) {

  /** This answer, if it has the status; otherwise the test fails and shows the body. */
  public Answer expect(int expected) {
    assertThat(status).as(text).isEqualTo(expected);
    return this;
  }

  /** A refusal with this status that names this rule. */
  public Answer refused(int expected, String rule) {
    expect(expected);
    assertThat(json.path("rule").asText()).as(text).isEqualTo(rule);
    return this;
  }

  public UUID id() {
    return UUID.fromString(json.path("id").asText());
  }

  /** The version to name in {@code If-Match}. */
  public String etag() {
    return header("ETag").orElseThrow();
  }

  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }
}

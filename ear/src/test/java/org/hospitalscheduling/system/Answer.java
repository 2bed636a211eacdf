package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;

/**
 * An answer that has been validated against the contract.
 *
 * @param json the body, or a missing node if there is none or it is not JSON
 */
public record Answer(int status, JsonNode json, String text, java.net.http.HttpHeaders headers) {

  /** This answer, if it has the status; otherwise the test fails and shows the body. */
  public Answer expect(int expected) {
    assertThat(status).as(text).isEqualTo(expected);
    return this;
  }

  /** Requires a refusal with this status and rule. */
  public Answer refused(int expected, String rule) {
    expect(expected);
    assertThat(json.path("rule").asText()).as(text).isEqualTo(rule);
    return this;
  }

  public UUID id() {
    return UUID.fromString(json.path("id").asText());
  }

  /** The version for {@code If-Match}. */
  public String etag() {
    return header("ETag").orElseThrow();
  }

  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }
}

package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class AppShellIT {

  @Test
  void a_deep_link_opens_the_app_with_the_base_of_its_context_root() throws Exception {
    String root = TestBed.running().address().getPath();
    for (String view : new String[] {"", "day?date=2026-11-23", "some/deep/link"}) {
      HttpResponse<String> page = get(view);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("<base href=\"" + root + "\">");
      assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
    }
  }

  @Test
  void what_is_not_there_is_not_the_app() throws Exception {
    assertThat(get("assets/missing-1a2b3c.js").statusCode()).isEqualTo(404);
    assertThat(get("api/no-such-thing").statusCode()).isIn(401, 404);
    assertThat(get("api/no-such-thing").body()).doesNotContain("<base");
  }

  @Test
  void the_service_worker_lies_at_the_context_root_and_is_asked_for_again() throws Exception {
    HttpResponse<String> worker = get("sw.js");
    assertThat(worker.statusCode()).isEqualTo(200);
    assertThat(worker.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
    assertThat(worker.headers().firstValue("Cache-Control")).hasValue("no-cache");
  }

  private static HttpResponse<String> get(String path) throws Exception {
    // As browsers do: Payara without HTTP/2 leaves a file's type out where an upgrade is offered.
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .build()
        .send(
            HttpRequest.newBuilder(TestBed.running().address().resolve(path))
                .header("Accept", "text/html,application/xhtml+xml")
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}

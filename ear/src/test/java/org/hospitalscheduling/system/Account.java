package org.hospitalscheduling.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;

/** An account created for one test. */
record Account(String email, UUID id) {
  static Account registered() {
    String email = freshEmail();
    SchedulingApi.anonymous().register("Somebody", email, null).expect(202);
    return new Account(email, find(email));
  }

  static Account approved() {
    Account account = registered();
    account.change(Map.of("status", "active", "addressChecked", true));
    return account;
  }

  static String freshEmail() {
    return UUID.randomUUID() + "@hospital.test";
  }

  void change(Map<String, ?> patch) {
    JsonNode current = SchedulingApi.administrator().account(email);
    SchedulingApi.administrator()
        .patch("admin/users/" + id, "\"" + current.path("version").asInt() + "\"", patch)
        .expect(200);
  }

  void signIn() {
    SchedulingApi.anonymous().signIn(email, SchedulingApi.PASSWORD);
  }

  private static UUID find(String email) {
    return UUID.fromString(SchedulingApi.administrator().account(email).path("id").asText());
  }
}

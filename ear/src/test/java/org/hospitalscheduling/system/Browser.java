package org.hospitalscheduling.system;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A browser that has signed in: an access token in memory and two cookies. */
final class Browser {
  final Account account;
  Answer answer;
  String setCookie;

  Browser(Account account) {
    this(account, Map.of());
  }

  /**
   * @param more additional fields of the sign-in, such as a code
   */
  Browser(Account account, Map<String, String> more) {
    this.account = account;
    Map<String, String> body = new HashMap<>(more);
    body.put("email", account.email());
    body.putIfAbsent("password", SchedulingApi.PASSWORD);
    answer = SchedulingApi.anonymous().post("auth/login", body).expect(200);
    setCookie = cookies().get(0);
  }

  Answer refresh() {
    Answer refreshed =
        SchedulingApi.anonymous().send("POST", "auth/refresh", null, "Cookie", cookie());
    if (refreshed.status() == 200) {
      answer = refreshed;
      setCookie = cookies().get(0);
    }
    return refreshed;
  }

  String token() {
    return answer.json().path("accessToken").asText();
  }

  String cookie() {
    return setCookie.substring(0, setCookie.indexOf(';'));
  }

  String deviceCookie() {
    String device = cookies().get(1);
    return device.substring(0, device.indexOf(';'));
  }

  SchedulingApi api() {
    return SchedulingApi.anonymous().as(token());
  }

  private List<String> cookies() {
    return answer.headers().allValues("Set-Cookie").stream()
        .sorted(java.util.Comparator.comparing(String::length).thenComparing(c -> c))
        .toList();
  }
}

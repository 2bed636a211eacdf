package org.hospitalscheduling.signon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.settings.SignOn;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RolePolicyTest {
  private static final List<SignOn.GrantedRole> ROLES =
      List.of(
          new SignOn.GrantedRole("admins", "ADMIN"),
          new SignOn.GrantedRole("clerks", "USER"),
          new SignOn.GrantedRole("ward clerks", "USER"),
          new SignOn.GrantedRole("doctors", "DOCTOR"));

  static Stream<Arguments> claims() {
    return Stream.of(
        Arguments.of(Map.of("roles", List.of("clerks")), "roles", Role.USER),
        Arguments.of(Map.of("roles", "ward clerks"), "roles", Role.USER),
        Arguments.of(Map.of("roles", List.of("clerks", "admins")), "roles", Role.ADMIN),
        Arguments.of(Map.of("roles", List.of("others", "doctors")), "roles", Role.DOCTOR),
        Arguments.of(Map.of("roles", List.of("Clerks", "clerks ", "clerk")), "roles", null),
        Arguments.of(Map.of("roles", "clerks admins"), "roles", null),
        Arguments.of(Map.of("roles", List.of(Map.of("admins", true), 1)), "roles", null),
        Arguments.of(Map.of("roles", Map.of("admins", true)), "roles", null),
        Arguments.of(Map.of("groups", List.of("admins")), "roles", null),
        Arguments.of(Map.of(), "roles", null),
        Arguments.of(
            Map.of("realm_access", Map.of("roles", List.of("clerks"))),
            "realm_access.roles",
            Role.USER),
        Arguments.of(
            Map.of("resource_access", Map.of("book.app", Map.of("roles", List.of("clerks")))),
            "resource_access.book.app.roles",
            null),
        Arguments.of(
            Map.of("https://x.example/roles", List.of("doctors")),
            "https://x.example/roles",
            Role.DOCTOR));
  }

  @ParameterizedTest
  @MethodSource("claims")
  @DisplayName("8.2.1: nobody has a role here that the provider does not say")
  void the_first_role_that_a_value_stands_for(
      Map<String, Object> claims, String claim, Role expected) {
    assertThat(RolePolicy.roleOf(claims, claim, ROLES).orElse(null)).isEqualTo(expected);
  }
}

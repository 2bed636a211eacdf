package org.hospitalscheduling.web;

import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.auth.LoginConfig;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.Scope;

/**
 * Everything under {@code <context>/api}; callers identify themselves with an access token. It has
 * a scope because Payara looks for the login configuration among beans only.
 */
@ApplicationScoped
@ApplicationPath("/api")
@LoginConfig(authMethod = "MP-JWT", realmName = "hospital-scheduling")
@DeclareRoles({
  Role.Name.ADMIN,
  Role.Name.USER,
  Role.Name.DOCTOR,
  Role.Name.AUDITOR,
  Role.Name.SERVICE,
  Scope.Name.SCHEDULES_READ,
  Scope.Name.SCHEDULES_WRITE,
  Scope.Name.PATIENTS_READ,
  Scope.Name.PATIENTS_WRITE,
  Scope.Name.PATIENTS_MERGE,
  Scope.Name.DIRECTORY_READ,
  Scope.Name.METRICS_READ
})
public class Api extends Application {

  /** Of Jersey; other servers ignore what they do not know. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        // OPTIONS says what is allowed, not how the classes are written.
        "jersey.config.server.wadl.disableWadl",
        true,
        // Location is meant to be relative.
        "jersey.config.server.headers.location.relative.resolution.disabled",
        true);
  }
}

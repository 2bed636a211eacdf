package org.hospitalscheduling.shared;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.hospitalscheduling.settings.Settings;

/** The version of the schema that this server runs on; a server does not start on a wrong one. */
@ApplicationScoped
public class SchemaProbe implements ReadinessProbe {
  @EJB private SchemaMigrator migrator;
  @Inject private Settings settings;

  @Override
  public String name() {
    return "schema";
  }

  @Override
  public Reading read() {
    return new Reading(
        true,
        Map.of(
            "version",
            migrator.version(),
            "activityProtected",
            settings.database().rolesAreSeparate()));
  }
}

package org.hospitalscheduling.shared;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.hospitalscheduling.settings.Settings;

/** Which version of the schema this server runs on; it would not have started on a wrong one. */
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

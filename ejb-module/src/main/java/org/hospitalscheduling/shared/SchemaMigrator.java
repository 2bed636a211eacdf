package org.hospitalscheduling.shared;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.SessionFactory;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.settings.SettingsException;

/**
 * The first bean to start: checks the configuration, migrates the schema and verifies that the
 * entities match it. Every other startup bean depends on this one. If it fails, the deployment
 * fails.
 *
 * <p>The data source is defined here because it needs the same settings. A pool of 40 serves 64
 * request threads, few of which hold a connection at a time.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@DataSourceDefinition(
    name = "java:app/jdbc/hospital",
    className = "org.hospitalscheduling.settings.HospitalDataSource",
    initialPoolSize = 4,
    minPoolSize = 4,
    maxPoolSize = SchemaMigrator.POOL_SIZE,
    properties = {"applicationName=hospital-scheduling"})
public class SchemaMigrator {
  private static final Logger LOG = Logger.getLogger(SchemaMigrator.class.getName());

  /**
   * Hibernate logs every database error here at level ERROR, even an expected one: a duplicate MRN,
   * a time that was just taken. The edge logs the unexpected ones. Kept in a field because a logger
   * without a strong reference loses its level.
   */
  private static final Logger HIBERNATE_SQL_ERRORS =
      Logger.getLogger("org.hibernate.engine.jdbc.spi.SqlExceptionHelper");

  static final int POOL_SIZE = 40;

  @Inject private Settings settings;

  @PersistenceUnit EntityManagerFactory entityManagerFactory;

  private String version;

  @PostConstruct
  void migrate() {
    HIBERNATE_SQL_ERRORS.setLevel(Level.OFF);
    version =
        settings.database().migratedByJob()
            ? Schema.check(settings.database())
            : Schema.migrate(settings.database());
    if (!settings.demo() && Schema.bearsDemoMarker(settings.database())) {
      throw new SettingsException(
          "This database holds demo data with published passwords: start with HOSPITAL_DEMO=true,"
              + " or name another database.");
    }
    try {
      entityManagerFactory.unwrap(SessionFactory.class).getSchemaManager().validateMappedObjects();
    } catch (SchemaManagementException e) {
      throw new SettingsException("The schema does not fit this release: " + e.getMessage(), e);
    }
    if (!settings.database().rolesAreSeparate()) {
      LOG.warning(
          "The application connects as the owner of the schema, so activity is not protected from"
              + " it: set DB_MIGRATION_USER and DB_MIGRATION_PASSWORD.");
    }
    LOG.log(Level.INFO, "The schema is at version {0}", version);
  }

  /** The version of the schema after this server's start. */
  public String version() {
    return version;
  }
}

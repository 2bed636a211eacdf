package org.hospitalscheduling.settings;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The application's own connection factory, which servers wrap in a pool: it takes its database
 * from the environment, so that the server needs neither a resource nor a driver of its own.
 */
public class HospitalDataSource extends PGSimpleDataSource {
  private static final long serialVersionUID = 1L;

  /** Seconds that opening a connection may take. */
  private static final int CONNECT_TIMEOUT = 5;

  /** Milliseconds that a statement may wait for a lock; then the caller is told to retry. */
  private static final int LOCK_TIMEOUT = 2_000;

  /** Seconds without data from the database after which a pooled connection is given up. */
  private static final int SOCKET_TIMEOUT = 60;

  private final transient Credentials credentials;
  private final boolean pooled;

  /**
   * Called by a server for its pool.
   *
   * @throws SettingsException if the environment names no database
   */
  public HospitalDataSource() {
    this(Settings.loadDatabase(), true);
  }

  private HospitalDataSource(Database database, boolean pooled) {
    this(database.url(), database.application(), pooled);
  }

  private HospitalDataSource(String url, Credentials credentials, boolean pooled) {
    this.credentials = credentials;
    this.pooled = pooled;
    boolean timeoutGiven = url.contains("connectTimeout=");
    setURL(url);
    setApplicationName("hospital-scheduling");
    String options = getOptions() == null ? "" : getOptions() + " ";
    setOptions(options + "-c lock_timeout=" + LOCK_TIMEOUT);
    setReWriteBatchedInserts(true);
    // Otherwise the driver's exceptions would quote values of the statement and the row: names,
    // birth dates.
    setLogServerErrorDetail(false);
    setTcpKeepAlive(true);
    if (!timeoutGiven) {
      setConnectTimeout(CONNECT_TIMEOUT);
    }
    if (pooled && !url.contains("socketTimeout=")) {
      setSocketTimeout(SOCKET_TIMEOUT);
    }
  }

  /** Connections of the owning role, for migrations only. */
  public static HospitalDataSource ofOwner(Database database) {
    return new HospitalDataSource(database.url(), database.owner(), false);
  }

  /** Connections of the application's role, for use outside a server's pool. */
  public static HospitalDataSource ofApplication(Database database) {
    return new HospitalDataSource(database, false);
  }

  /** Connections that survive a restart of the database, for a pool. */
  public static HospitalDataSource ofPool(Database database) {
    return new HospitalDataSource(database, true);
  }

  /** Overridden because WildFly looks for the property's setter in this class only. */
  @Override
  public void setApplicationName(String name) {
    super.setApplicationName(name);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return pooled ? LastingConnection.open(this::open) : open();
  }

  private Connection open() throws SQLException {
    return super.getConnection(credentials.user(), credentials.password().value());
  }

  /** Servers pass the empty user of the resource definition; it is ignored. */
  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }
}

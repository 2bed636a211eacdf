package org.hospitalscheduling.settings;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The application's own connection factory, which servers wrap in a pool: it knows its database
 * from the environment, so that a server needs no resource and no driver of its own.
 */
public class HospitalDataSource extends PGSimpleDataSource {
  private static final long serialVersionUID = 1L;

  /** Seconds that a connection may take to be made. */
  private static final int CONNECT_TIMEOUT = 5;

  /** Milliseconds that a statement may wait for a lock; then the caller is told to try again. */
  private static final int LOCK_TIMEOUT = 2_000;

  /** Seconds without a word after which a pooled connection is given up. */
  private static final int SOCKET_TIMEOUT = 60;

  private final transient Credentials credentials;
  private final boolean pooled;

  /**
   * What a server makes for its pool.
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
    // Its exceptions would quote the values of the statement and the row: names, birth dates.
    setLogServerErrorDetail(false);
    setTcpKeepAlive(true);
    if (!timeoutGiven) {
      setConnectTimeout(CONNECT_TIMEOUT);
    }
    if (pooled && !url.contains("socketTimeout=")) {
      setSocketTimeout(SOCKET_TIMEOUT);
    }
  }

  /** Connections of the role that owns the schema, for migrations only. */
  public static HospitalDataSource ofOwner(Database database) {
    return new HospitalDataSource(database.url(), database.owner(), false);
  }

  /** Connections of the role that the application runs as, for use outside of a server's pool. */
  public static HospitalDataSource ofApplication(Database database) {
    return new HospitalDataSource(database, false);
  }

  /** Connections that survive a restart of the database, for a pool. */
  public static HospitalDataSource ofPool(Database database) {
    return new HospitalDataSource(database, true);
  }

  /** Declared here because WildFly wants a property, and looks for it in this class alone. */
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

  /** Servers pass the empty user of the resource definition; who connects is not theirs to say. */
  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }
}

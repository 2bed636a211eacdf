package org.hospitalscheduling.settings;

/**
 * The state of the connections in this server's pool.
 *
 * @param open how many there are
 * @param inTransaction how many of them are in a transaction
 * @param replaced how many dead sessions were replaced since the start
 */
public record PooledConnections(long open, long inTransaction, long replaced) {

  public static PooledConnections now() {
    return LastingConnection.all();
  }
}

package org.hospitalscheduling.settings;

/**
 * What the connections are doing that this server's pool holds.
 *
 * @param open how many there are
 * @param inTransaction how many of these are within a transaction
 * @param replaced how often one was found dead and replaced, since the start
 */
public record PooledConnections(long open, long inTransaction, long replaced) {

  public static PooledConnections now() {
    return LastingConnection.all();
  }
}

package org.hospitalscheduling.realtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Learns of new changes by LISTEN and passes on every change once and in order. It remembers the
 * last number it passed on: after a lost connection it reads what it missed before it waits again.
 * LISTEN is plain JDBC, because it belongs to the connection and not to a transaction.
 */
final class FeedListener extends FeedWorker {

  private static final int PAGE = 500;
  private static final int WAIT_MILLIS = 500;

  /**
   * After this long without a notification it polls, which detects a dead connection and reads
   * anything missed.
   */
  private static final Duration SILENCE = Duration.ofSeconds(10);

  /**
   * The channel on which {@code sessions} announces that a user's sessions or role have changed;
   * the payload is the user's id.
   */
  private static final String ACCOUNTS = "hospital_account";

  private final Consumer<List<ChangeEvent>> receiver;
  private final Consumer<UUID> accounts;
  private volatile long seq = -1;

  FeedListener(Connector connector, Consumer<List<ChangeEvent>> receiver, Consumer<UUID> accounts) {
    super(connector);
    this.receiver = receiver;
    this.accounts = accounts;
  }

  /** The last number that was passed on; -1 before the first connection. */
  long seq() {
    return seq;
  }

  @Override
  void work(Connection connection) throws SQLException {
    try (Statement listen = connection.createStatement()) {
      listen.execute("LISTEN " + ChangeFeed.CHANNEL);
      listen.execute("LISTEN " + ACCOUNTS);
    }
    if (seq < 0) {
      seq = ChangeFeed.last(connection);
    }
    PGConnection notifications = connection.unwrap(PGConnection.class);
    while (runs()) {
      catchUp(connection);
      await(notifications);
    }
  }

  private void await(PGConnection notifications) throws SQLException {
    long rounds = SILENCE.toMillis() / WAIT_MILLIS;
    while (runs() && rounds-- > 0) {
      boolean feedHasGrown = false;
      for (PGNotification heard : notifications.getNotifications(WAIT_MILLIS)) {
        if (heard.getName().equals(ACCOUNTS)) {
          accounts.accept(UUID.fromString(heard.getParameter()));
        } else {
          feedHasGrown = true;
        }
      }
      if (feedHasGrown) {
        return;
      }
    }
  }

  private void catchUp(Connection connection) throws SQLException {
    List<ChangeEvent> page;
    do {
      page = ChangeFeed.between(connection, seq, Long.MAX_VALUE, PAGE);
      if (!page.isEmpty()) {
        receiver.accept(page);
        seq = page.get(page.size() - 1).seq();
      }
    } while (page.size() == PAGE && runs());
  }
}

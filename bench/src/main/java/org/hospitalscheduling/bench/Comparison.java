package org.hospitalscheduling.bench;

import java.sql.Connection;
import java.sql.SQLException;
import org.hospitalscheduling.shared.SqlQuery;

/**
 * How long a request took and how long its bare query, in turn, so that other load on the machine
 * affects both alike. Medians, in milliseconds.
 */
record Comparison(long[] http, long[] raw) {

  /** One turn of either. */
  interface Turn {
    void run() throws Exception;
  }

  /**
   * Takes turns.
   *
   * @param warmUp how many rounds are not counted
   * @param warmUpSeconds after which the counted ones begin, even if that were fewer
   */
  static Comparison of(int rounds, int warmUp, double warmUpSeconds, Turn query, Turn request)
      throws Exception {
    long[] http = new long[rounds];
    long[] raw = new long[rounds];
    long first = System.nanoTime();
    for (int round = -warmUp; round < rounds; round++) {
      if (round < 0 && Report.seconds(first) > warmUpSeconds) {
        round = 0;
      }
      long begun = System.nanoTime();
      query.run();
      long between = System.nanoTime();
      request.run();
      long end = System.nanoTime();
      if (round >= 0) {
        raw[round] = between - begun;
        http[round] = end - between;
      }
    }
    return new Comparison(http, raw);
  }

  /** Reads every column of every row of the query; returns how many rows there are. */
  static int read(Connection connection, SqlQuery query) throws SQLException {
    return query
        .list(
            connection,
            row -> {
              int columns = row.getMetaData().getColumnCount();
              for (int column = 1; column <= columns; column++) {
                row.getObject(column);
              }
              return row;
            })
        .size();
  }

  double ofHttp() {
    return Report.percentile(http, 0.5);
  }

  double ofHttpAtMost() {
    return Report.percentile(http, 0.95);
  }

  double ofQuery() {
    return Report.percentile(raw, 0.5);
  }

  double ratio() {
    return ofHttp() / ofQuery();
  }
}

package org.hospitalscheduling.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.hospitalscheduling.settings.MrnPattern;
import org.hospitalscheduling.shared.Folding;
import org.hospitalscheduling.shared.SqlQuery;

/** The medical record numbers that the hospital issues, counted in the database. */
@ApplicationScoped
class IssuedMrns {

  private static final int FIRST_LOOK = 10;
  private static final int LONGEST_LOOK = 10_000;

  @PersistenceContext private EntityManager em;

  /**
   * The next MRN of the series that no patient has, however theirs was given. Until the transaction
   * ends nobody else gets one of the series; if it is rolled back the number is issued again.
   */
  String next(MrnPattern.Series series) {
    long last =
        new SqlQuery(
                """
                INSERT INTO mrn_series (name, last) VALUES (:name, 0)
                ON CONFLICT (name) DO UPDATE SET last = mrn_series.last RETURNING last
                """)
            .set("name", series.name())
            .first(em, row -> row.getLong("last"))
            .orElseThrow();
    int look = FIRST_LOOK;
    Optional<Long> free = firstFree(series, last, look);
    while (free.isEmpty()) {
      // MRNs of before may look like ours: a hundred thousand of them are passed in a few looks.
      last += look;
      look = Math.min(look * 10, LONGEST_LOOK);
      free = firstFree(series, last, look);
    }
    new SqlQuery("UPDATE mrn_series SET last = :last WHERE name = :name")
        .set("last", free.get())
        .set("name", series.name())
        .execute(em);
    return series.mrn(free.get());
  }

  private Optional<Long> firstFree(MrnPattern.Series series, long last, int look) {
    return new SqlQuery(
            """
            SELECT n FROM generate_series(CAST(:last AS bigint) + 1, CAST(:last AS bigint) + :look) AS n
            WHERE NOT EXISTS (SELECT FROM patient
              WHERE mrn_key = :before || lpad(CAST(n AS text), greatest(:digits, length(CAST(n AS text))), '0') || :after)
            ORDER BY n LIMIT 1
            """)
        .set("last", last)
        .set("look", look)
        .set("digits", series.digits())
        .set("before", Folding.key(series.before()))
        .set("after", Folding.key(series.after()))
        .first(em, row -> row.getLong("n"));
  }
}

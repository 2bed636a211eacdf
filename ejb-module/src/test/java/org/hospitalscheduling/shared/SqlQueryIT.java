package org.hospitalscheduling.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlQueryIT {

  /** The driver prepares a statement on the server when it is run for the fifth time. */
  private static final int RUNS = 20;

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  private record Plans(long generic, long custom) {}

  @Test
  void a_plan_that_is_reused_is_made_without_the_values() {
    database.inTransaction(
        em -> {
          for (int run = 0; run < RUNS; run++) {
            assertThat(numbers(em, "reused", run, true)).containsExactly(run, run + 1, 7);
          }
          assertThat(plans(em, "reused").custom()).isZero();
          assertThat(plans(em, "reused").generic()).isPositive();
          assertThat(setting(em)).isEqualTo("auto");
          return null;
        });
  }

  @Test
  void other_statements_of_the_transaction_are_planned_as_ever() {
    database.inTransaction(
        em -> {
          for (int run = 0; run < RUNS; run++) {
            numbers(em, "reused here too", run, true);
            numbers(em, "planned anew", run, false);
          }
          assertThat(plans(em, "planned anew").custom()).isPositive();
          return null;
        });
  }

  @Test
  void a_list_has_its_type_though_it_is_empty() {
    database.inTransaction(
        em -> {
          assertThat(
                  new SqlQuery("SELECT id FROM patient WHERE id = ANY (:ids) OR id <> ALL (:ids)")
                      .setIds("ids", List.of())
                      .list(em, row -> SqlQuery.uuid(row, "id")))
              .isEmpty();
          assertThat(
                  new SqlQuery(
                          "SELECT pg_typeof(:ids)::text AS ids, pg_typeof(:texts)::text AS texts")
                      .setIds("ids", List.of())
                      .setTexts("texts", List.of())
                      .first(em, row -> row.getString("ids") + " " + row.getString("texts")))
              .contains("uuid[] text[]");
          return null;
        });
  }

  @Test
  void a_name_without_a_value_is_an_error() {
    SqlQuery query = new SqlQuery("SELECT :one").set("another", 1);
    assertThatThrownBy(() -> database.inTransaction(em -> query.list(em, row -> 1)))
        .hasStackTraceContaining("no value for :one");
  }

  private static List<Integer> numbers(EntityManager em, String mark, int from, boolean reusing) {
    SqlQuery query =
        new SqlQuery("SELECT n FROM generate_series(:from, :until) AS n -- " + mark)
            .add("UNION ALL SELECT :seven")
            .set("from", from)
            .set("until", from + 1)
            .set("seven", 7);
    return (reusing ? query.reusingPlan() : query).list(em, row -> row.getInt("n"));
  }

  private static Plans plans(EntityManager em, String mark) {
    return new SqlQuery(
            """
            SELECT coalesce(sum(generic_plans), 0) AS generic, coalesce(sum(custom_plans), 0) AS custom
            FROM pg_prepared_statements WHERE statement LIKE :mark
            """)
        .set("mark", "%-- " + mark + "\n%")
        .first(em, row -> new Plans(row.getLong("generic"), row.getLong("custom")))
        .orElseThrow();
  }

  private static String setting(EntityManager em) {
    return new SqlQuery("SELECT current_setting('plan_cache_mode') AS mode")
        .first(em, row -> row.getString("mode"))
        .orElseThrow();
  }
}

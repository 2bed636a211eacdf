package org.hospitalscheduling.overbooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hospitalscheduling.overbooking.OptIn.Subject;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.SqlQuery;

/** The row of rules, and the opt-ins of departments, doctors and types. */
@ApplicationScoped
class OverbookingConfigs {

  @PersistenceContext private EntityManager em;

  /** The current rules. */
  public OverbookingConfig current() {
    return em.find(OverbookingConfig.class, true);
  }

  /** The rules with a row lock until the transaction ends. */
  OverbookingConfig lock() {
    return em.find(OverbookingConfig.class, true, LockModeType.PESSIMISTIC_WRITE);
  }

  void flush() {
    em.flush();
  }

  /** All opt-ins, by subject and id. */
  List<OptIn> optIns() {
    return new SqlQuery(
            """
            SELECT CASE WHEN department_id IS NOT NULL THEN 'DEPARTMENT'
                WHEN practitioner_id IS NOT NULL THEN 'DOCTOR' ELSE 'TYPE' END AS subject,
              coalesce(department_id, practitioner_id, type_id) AS id, allowed
            FROM overbooking_opt_in ORDER BY subject, id
            """)
        .list(
            em,
            row ->
                new OptIn(
                    Subject.valueOf(row.getString("subject")),
                    SqlQuery.uuid(row, "id"),
                    row.getBoolean("allowed")));
  }

  /** Replaces all opt-ins; the caller holds the row lock of the rules. */
  void replaceOptIns(List<OptIn> optIns) {
    new SqlQuery("DELETE FROM overbooking_opt_in").execute(em);
    for (OptIn each : optIns) {
      String insert =
          switch (each.subject()) {
            case DEPARTMENT ->
                "INSERT INTO overbooking_opt_in (department_id, allowed)"
                    + " SELECT id, :allowed FROM department WHERE id = :id";
            case DOCTOR ->
                "INSERT INTO overbooking_opt_in (practitioner_id, allowed)"
                    + " SELECT id, :allowed FROM practitioner WHERE id = :id";
            case TYPE ->
                "INSERT INTO overbooking_opt_in (type_id, allowed)"
                    + " SELECT id, :allowed FROM appointment_type WHERE id = :id";
          };
      if (new SqlQuery(insert).set("allowed", each.allowed()).set("id", each.id()).execute(em)
          == 0) {
        throw RefusedException.ofField(
            Refusal.INVALID, "optIns", "names something that does not exist");
      }
    }
  }

  /** The opt-in policy of the stored opt-ins. */
  OptInPolicy policy(OverbookingConfig config) {
    return policy(config, optIns());
  }

  /** The opt-in policy of opt-ins that are not stored. */
  static OptInPolicy policy(OverbookingConfig config, List<OptIn> optIns) {
    Map<Subject, Map<UUID, Boolean>> said = new HashMap<>();
    for (OptIn each : optIns) {
      said.computeIfAbsent(each.subject(), subject -> new HashMap<>())
          .put(each.id(), each.allowed());
    }
    return new OptInPolicy(
        config.isEnabled(),
        said.getOrDefault(Subject.DEPARTMENT, Map.of()),
        said.getOrDefault(Subject.DOCTOR, Map.of()),
        said.getOrDefault(Subject.TYPE, Map.of()));
  }
}

package org.hospitalscheduling.testing;

import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.directory.PatientSearch;
import org.hospitalscheduling.identity.AccountName;

/** SQL for the rows that most tests begin with; see {@link HospitalDatabase#asOwner}. */
public final class HospitalRows {

  private HospitalRows() {}

  /** An active user, named like the address. */
  public static String user(UUID id, String name, String role) {
    return """
        INSERT INTO app_user (id, version, username, name_key, email, password_hash, role, status, created_at, updated_at)
        VALUES ('%1$s', 0, '%2$s', '%4$s', '%2$s@example.com', 'x', '%3$s', 'active', now(), now())
        """
        .formatted(id, name, role, AccountName.key(name));
  }

  public static String department(UUID id, String name) {
    return """
        INSERT INTO department (id, version, name, colour, created_at, updated_at)
        VALUES ('%s', 0, '%s', '#b3261e', now(), now())
        """
        .formatted(id, name);
  }

  /** An active doctor. */
  public static String doctor(UUID id, String name, UUID department) {
    return doctor(id, name, department, true);
  }

  public static String doctor(UUID id, String name, UUID department, boolean active) {
    return """
        INSERT INTO practitioner (id, version, name, department_id, active, created_at, updated_at)
        VALUES ('%s', 0, '%s', '%s', %s, now(), now())
        """
        .formatted(id, name, department, active);
  }

  /** The same working hours on every day of the week. */
  public static String hours(UUID doctor, String from, int minutes) {
    return """
        INSERT INTO working_hours (id, practitioner_id, weekday, starts, length_minutes)
        SELECT gen_random_uuid(), '%s', day, '%s', %d FROM generate_series(1, 7) AS day
        """
        .formatted(doctor, from, minutes);
  }

  public static String patient(UUID id, String mrn, String name) {
    return """
        INSERT INTO patient (id, version, mrn, mrn_key, search, name, created_at, updated_at)
        VALUES ('%1$s', 0, '%2$s', lower('%2$s'), '%4$s', '%3$s', now(), now())
        """
        .formatted(id, mrn, name, PatientSearch.words(name, List.of(mrn), null));
  }
}

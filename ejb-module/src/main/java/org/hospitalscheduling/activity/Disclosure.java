package org.hospitalscheduling.activity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.shared.PatientsShown;
import org.jspecify.annotations.Nullable;

/**
 * Whose data the current request shows, until the edge has answered and hands it to the {@link
 * ReadLog}. A patient whom a row about what the request did names already is left out: one row says
 * that somebody changed an appointment and saw it.
 */
@RequestScoped
public class Disclosure {

  private final Set<UUID> shown = new HashSet<>();
  private final Set<UUID> named = new HashSet<>();
  private long rows;
  private @Nullable UUID subject;

  void patientsShown(@Observes PatientsShown unnamed) {
    shown.addAll(unnamed.patientIds());
  }

  /** A row of the log names the patient. */
  void named(UUID patient) {
    named.add(patient);
  }

  /** What the request wrote was rolled back, and the rows that named patients with it. */
  public void rolledBack() {
    named.clear();
  }

  /** The answer shows this patient's data. */
  public void patient(@Nullable UUID patient) {
    if (patient != null) {
      shown.add(patient);
    }
  }

  /**
   * One more item is in a file.
   *
   * @param patient whose it is; null if it is nobody's
   */
  public void row(@Nullable UUID patient) {
    rows++;
    patient(patient);
  }

  /** What was asked for, where the address does not say it. */
  public void about(UUID id) {
    subject = id;
  }

  /** The items in a file. */
  public long rows() {
    return rows;
  }

  public Optional<UUID> subject() {
    return Optional.ofNullable(subject);
  }

  /** The patients shown whom no row names yet. */
  public Set<UUID> unnamed() {
    Set<UUID> rest = new HashSet<>(shown);
    rest.removeAll(named);
    return rest;
  }

  /** All patients shown. */
  public Set<UUID> patients() {
    return Set.copyOf(shown);
  }
}

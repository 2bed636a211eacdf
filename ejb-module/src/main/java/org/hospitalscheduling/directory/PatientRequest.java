package org.hospitalscheduling.directory;

import java.util.List;
import org.hospitalscheduling.shared.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * A patient to be registered; birth date, e-mail and phone may be null.
 *
 * @param mrn null if the hospital is to issue one
 * @param name family name first, as the calendar shows it
 * @param confirmNew whether somebody of the same name and birth date who is known is another
 *     person; null if nobody was asked
 */
public record PatientRequest(
    @Nullable String mrn,
    String name,
    @Nullable PartialDate birthDate,
    @Nullable String email,
    @Nullable String phone,
    List<Identifier> identifiers,
    @Nullable Boolean confirmNew) {

  /** A patient of whom nobody was asked whether they are known. */
  public PatientRequest(
      String mrn,
      String name,
      @Nullable PartialDate birthDate,
      @Nullable String email,
      @Nullable String phone,
      List<Identifier> identifiers) {
    this(mrn, name, birthDate, email, phone, identifiers, null);
  }

  PatientRequest withMrn(String issued) {
    return new PatientRequest(issued, name, birthDate, email, phone, identifiers, confirmNew);
  }
}

package org.hospitalscheduling.directory;

import java.util.ArrayList;
import java.util.List;
import org.hospitalscheduling.shared.Folding;
import org.hospitalscheduling.shared.PartialDate;
import org.jspecify.annotations.Nullable;

/** Whether what is said of a patient can be said of the one who is known by that MRN. */
final class DemographicsPolicy {

  private DemographicsPolicy() {}

  /**
   * The fields in which {@code said} contradicts what is known. A name does when it is another
   * without regard to case, accents, punctuation and the order of its words; a birth date when both
   * cannot be the same day. What only one side says contradicts nothing.
   */
  static List<String> contradictions(
      PatientRequest said, String name, @Nullable PartialDate birthDate) {
    List<String> fields = new ArrayList<>();
    if (!Folding.isSameName(said.name(), name)) {
      fields.add("name");
    }
    if (said.birthDate() != null && birthDate != null && said.birthDate().contradicts(birthDate)) {
      fields.add("birthDate");
    }
    return fields;
  }

  /**
   * Whether {@code said} is likely to be the patient who is known by another MRN: the names may be
   * one person's, and both birth dates are known to the day and the same.
   */
  static boolean isLikely(PatientRequest said, String name, @Nullable PartialDate birthDate) {
    return said.birthDate() != null
        && said.birthDate().day().isPresent()
        && said.birthDate().equals(birthDate)
        && Folding.isSameName(said.name(), name);
  }

  /**
   * Whether a likely duplicate is refused until somebody has said that it is none. A program is not
   * stopped unless it asks to be: its own index of patients has decided.
   */
  static boolean asksFirst(PatientRequest said, boolean isProgram) {
    return said.confirmNew() == null ? !isProgram : !said.confirmNew();
  }
}

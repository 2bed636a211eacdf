package org.hospitalscheduling.booking;

import org.hospitalscheduling.shared.Coded;

/** Who or what an appointment was cancelled for. */
public enum CancelReason implements Coded {
  /** The patient cannot or does not want to come. */
  PATIENT,
  /** The doctor or the hospital cannot keep it. */
  CLINIC,
  OTHER
}

package org.hospitalscheduling.booking;

import java.util.Arrays;
import java.util.Optional;

/** The orders in which a paged list can be read; ties are broken by start and id. */
public enum AppointmentSort {
  START("start", "''"),
  PATIENT("patient", "coalesce(pa.name, '')"),
  DOCTOR("doctor", "pr.name"),
  STATUS("status", "a.status"),
  DEPARTMENT("department", "d.name");

  private final String code;
  private final String expression;

  AppointmentSort(String code, String expression) {
    this.code = code;
    this.expression = expression;
  }

  /** The name in the API's query. */
  public String code() {
    return code;
  }

  String expression() {
    return expression;
  }

  public static Optional<AppointmentSort> ofCode(String code) {
    return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
  }
}

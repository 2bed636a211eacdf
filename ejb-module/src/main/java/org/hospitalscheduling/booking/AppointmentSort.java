package org.hospitalscheduling.booking;

import org.hospitalscheduling.shared.Coded;

/** The orders in which a paged list can be read; ties are broken by start and id. */
public enum AppointmentSort implements Coded {
  START("''"),
  PATIENT("coalesce(pa.name, '')"),
  DOCTOR("pr.name"),
  STATUS("a.status"),
  DEPARTMENT("d.name");

  private final String expression;

  AppointmentSort(String expression) {
    this.expression = expression;
  }

  String expression() {
    return expression;
  }
}

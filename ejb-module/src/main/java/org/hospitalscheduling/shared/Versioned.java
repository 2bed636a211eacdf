package org.hospitalscheduling.shared;

/** A view of a row that changes: whoever changes it names the version that they saw (rule 8). */
public interface Versioned {
  int version();
}

package org.hospitalscheduling.shared;

/** What a refusal knows beside its rule and its sentence: a record. */
public interface RefusalFacts {

  /** Whether whoever is refused sees them as they are; not what has yet to be explained. */
  default boolean areShown() {
    return true;
  }
}

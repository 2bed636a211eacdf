package org.hospitalscheduling.shared;

/** What a refusal knows beside its rule and its sentence: a record. */
public interface RefusalFacts {}

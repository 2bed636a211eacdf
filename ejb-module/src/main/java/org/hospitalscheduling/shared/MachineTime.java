package org.hospitalscheduling.shared;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * The machine's own clock, also in a demonstration that shows another day. It is for what the
 * application server compares with the machine's clock, which nobody can move: the life of access
 * tokens. Whatever a person sees, or a rule decides, is told by the {@link java.time.Clock} without
 * this.
 */
@Qualifier
@Retention(RUNTIME)
@Target({FIELD, METHOD, PARAMETER, TYPE})
public @interface MachineTime {}

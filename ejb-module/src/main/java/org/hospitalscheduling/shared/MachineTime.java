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
 * Qualifies the machine's own clock, even in a demonstration that shows another day. Use it only
 * for what the application server compares with the machine's clock, which cannot be shifted: the
 * lifetime of access tokens. Everything that a person sees or a rule decides uses the unqualified
 * {@link java.time.Clock}.
 */
@Qualifier
@Retention(RUNTIME)
@Target({FIELD, METHOD, PARAMETER, TYPE})
public @interface MachineTime {}

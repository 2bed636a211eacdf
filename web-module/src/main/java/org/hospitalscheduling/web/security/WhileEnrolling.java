package org.hospitalscheduling.web.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what a session may do whose user must have a second factor and has none: set one up, and
 * nothing else. A forgotten annotation denies access instead of granting it.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface WhileEnrolling {}

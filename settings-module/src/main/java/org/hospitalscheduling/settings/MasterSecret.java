package org.hospitalscheduling.settings;

import java.util.Optional;

/**
 * What keys are derived from that encrypt secrets in the database.
 *
 * @param current encrypts and decrypts
 * @param previous decrypts what was encrypted before {@code current} took its place
 */
public record MasterSecret(Secret current, Optional<Secret> previous) {}

package org.hospitalscheduling.directory;

import jakarta.persistence.Embeddable;

/**
 * How another system names one of our rows; unique per system and kind of row.
 *
 * @param system the naming system, usually a URI; 1 to 200 characters
 * @param value the name in it; 1 to 200 characters
 */
@Embeddable
public record Identifier(String system, String value) {}

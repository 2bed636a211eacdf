package org.hospitalscheduling.directory;

import jakarta.persistence.Embeddable;

/**
 * The name of one of our rows in another system; unique per system and kind of row.
 *
 * @param system the naming system, usually a URI; 1 to 200 characters
 * @param value the name in that system; 1 to 200 characters
 */
@Embeddable
public record Identifier(String system, String value) {}

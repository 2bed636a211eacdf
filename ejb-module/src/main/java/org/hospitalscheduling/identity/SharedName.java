package org.hospitalscheduling.identity;

import java.util.UUID;

/**
 * A name of an account that looks like another's, from the time before names were unique by that.
 *
 * @param kind {@code person} or {@code machine}
 * @param name as it is shown
 * @param shared what it looks like, which is the same for all who share it
 */
public record SharedName(String kind, UUID id, String name, String shared) {}

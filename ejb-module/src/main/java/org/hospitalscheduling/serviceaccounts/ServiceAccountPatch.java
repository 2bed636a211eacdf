package org.hospitalscheduling.serviceaccounts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hospitalscheduling.identity.Scope;
import org.hospitalscheduling.settings.Network;

/**
 * What is to be different at a service account; what is empty stays.
 *
 * @param demographicsTrusted whether what it says of a known patient replaces what we know
 * @param networks from where it may call; an empty list allows any address
 * @param requestsPerMinute on each server, 1 to 100,000
 */
public record ServiceAccountPatch(
    Optional<Set<Scope>> scopes,
    Optional<Boolean> demographicsTrusted,
    Optional<List<Network>> networks,
    Optional<Integer> requestsPerMinute) {}

package org.hospitalscheduling.secondfactor;

import java.util.List;

/**
 * A passkey that an authenticator has just made for us, before it has an owner here; the components
 * are those of {@link Passkey}.
 */
public record NewPasskey(
    byte[] credentialId,
    byte[] attested,
    boolean backupAble,
    List<String> transports,
    long signCount) {}

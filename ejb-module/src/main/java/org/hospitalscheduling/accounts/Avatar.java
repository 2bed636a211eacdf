package org.hospitalscheduling.accounts;

import java.util.UUID;

/**
 * A picture as it is shown.
 *
 * @param id changes with every picture
 * @param mediaType {@code image/png} or {@code image/jpeg}
 */
public record Avatar(UUID id, String mediaType, byte[] content) {}

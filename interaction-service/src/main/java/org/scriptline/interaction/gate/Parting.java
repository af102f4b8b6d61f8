package org.scriptline.interaction.gate;

import java.util.UUID;

/** That a record was taken for the same person as another one, and is not any more. */
public record Parting(UUID record, UUID from) {}

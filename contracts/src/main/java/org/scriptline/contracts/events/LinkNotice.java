package org.scriptline.contracts.events;

import java.time.Instant;
import java.util.UUID;

/**
 * That a machine took another practice's record for this patient's, for whoever signs next to confirm. It holds no
 * patient data: who the two are is read where it is shown, and each showing is audited.
 *
 * @param record the other practice's record
 * @param agreement how each field agrees, without its values
 */
public record LinkNotice(UUID record, String agreement, Instant linkedAt) {}

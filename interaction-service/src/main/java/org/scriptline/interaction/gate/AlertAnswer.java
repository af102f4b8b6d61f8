package org.scriptline.interaction.gate;

import java.util.UUID;
import org.scriptline.contracts.codes.OverrideReason;

/** That the prescriber of a prescription overrode one of its alerts. */
public record AlertAnswer(UUID prescription, String alert, OverrideReason reason) {}

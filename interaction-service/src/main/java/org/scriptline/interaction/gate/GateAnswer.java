package org.scriptline.interaction.gate;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.screening.GateVerdict;
import org.scriptline.contracts.screening.ScreeningResult;

/**
 * The answer for one prescription, to be written with the profile that it was given against.
 *
 * @param entry the prescription as it stands with the answer; its {@code answers} is the answer's sequence
 * @param verdict null for a draft
 * @param because ids that a new signature must override, empty unless held
 * @param disclosed other practices' prescriptions and history drugs that the alerts name, each with the alert's id
 */
public record GateAnswer(
        ProfileEntry entry,
        @Nullable GateVerdict verdict,
        List<String> because,
        ScreeningResult result,
        Map<String, String> disclosed) {}

package org.scriptline.formulary.authorization;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What an approval is looked for by: patient, drug and plan agree, and the day lies within it.
 *
 * @param plan as the check resolved it
 */
public record WantedApproval(UUID patientId, int rxcui, String plan, LocalDate on) {}

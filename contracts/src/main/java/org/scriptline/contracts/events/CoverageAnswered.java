package org.scriptline.contracts.events;

import java.util.UUID;
import org.scriptline.contracts.coverage.CoverageResult;

/** The coverage of one revision. */
public record CoverageAnswered(UUID prescriptionId, UUID patientId, int revision, CoverageResult result) {}

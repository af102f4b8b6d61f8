package org.scriptline.formulary.checking;

import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.events.PrescriptionContent;

/** A prescription with the answer about it. */
public record CheckedPrescription(PrescriptionContent content, CoverageResult result) {}

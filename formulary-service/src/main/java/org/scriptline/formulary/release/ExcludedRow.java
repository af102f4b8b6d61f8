package org.scriptline.formulary.release;

/** A drug that Part D excludes and this plan covers all the same, in every segment. */
public record ExcludedRow(String contractId, String planId, FormularyItem item) {}

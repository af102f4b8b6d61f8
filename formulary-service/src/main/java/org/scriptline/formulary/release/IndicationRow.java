package org.scriptline.formulary.release;

/** A drug that this plan covers for the named disease only. */
public record IndicationRow(String contractId, String planId, int rxcui, String disease) {}

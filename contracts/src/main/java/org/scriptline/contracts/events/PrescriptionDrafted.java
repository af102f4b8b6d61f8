package org.scriptline.contracts.events;

/** A draft was written or edited: it is to be screened and its coverage checked. */
public record PrescriptionDrafted(PrescriptionContent content) {}

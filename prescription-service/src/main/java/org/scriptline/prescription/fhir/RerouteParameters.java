package org.scriptline.prescription.fhir;

import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.RerouteReason;

/**
 * What {@code $reroute} carries.
 *
 * @param pharmacy an NCPDP id (seven digits) or an NPI (ten)
 * @param comment there when the reason is OTHER
 * @param liveTwice the prescriber accepts that it may be live at two pharmacies
 * @param printedPage the prescriber accepts that a page that was printed may be live beside it
 */
public record RerouteParameters(
        String pharmacy, RerouteReason reason, @Nullable String comment, boolean liveTwice, boolean printedPage) {}

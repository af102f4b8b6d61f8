package org.scriptline.formulary.release;

/** Whether and how a pharmacy belongs to a plan's network. */
public sealed interface PharmacyStanding {

    /** It dispenses for this plan's members. */
    record InNetwork(PharmacyTerms terms) implements PharmacyStanding {}

    /** The plan's network is loaded and this pharmacy is not in it. */
    record OutOfNetwork() implements PharmacyStanding {}

    /** There is no network of this plan in the release. */
    record NotKnown(String reason) implements PharmacyStanding {}
}

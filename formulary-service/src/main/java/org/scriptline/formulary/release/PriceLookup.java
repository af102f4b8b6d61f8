package org.scriptline.formulary.release;

/**
 * What a plan pays for a drug and how it deals with a pharmacy, from CMS's pricing and pharmacy network files.
 *
 * <p>Fifty million prices do not belong into a service's heap: an implementation may read the store once for each plan
 * that is not in its cache, and answers from memory otherwise. It never throws for what is merely not there. Every
 * amount is an estimate: CMS publishes averages over the pharmacies in the plan's area.
 */
public interface PriceLookup {

    /** Knows no price and no pharmacy. */
    PriceLookup NONE = new PriceLookup() {
        @Override
        public PlanPrices prices(ServedRelease release, PlanRow plan) {
            return PlanPrices.NONE;
        }

        @Override
        public PharmacyStanding standing(ServedRelease release, PlanRow plan, String npi) {
            return new PharmacyStanding.NotKnown("no pharmacy network in this release");
        }
    };

    /** The plan's unit costs; {@link PlanPrices#NONE} when the release has none of this plan. */
    PlanPrices prices(ServedRelease release, PlanRow plan);

    /**
     * How the plan deals with a pharmacy.
     *
     * @param npi ten digits
     */
    PharmacyStanding standing(ServedRelease release, PlanRow plan, String npi);
}

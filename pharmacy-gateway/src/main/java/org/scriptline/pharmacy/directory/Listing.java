package org.scriptline.pharmacy.directory;

import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.PostalAddress;

/**
 * A pharmacy as the national provider registry (NPPES) lists it: by NPI only, without a word on how a message reaches it.
 * It amends the pharmacy that the directory knows by this NPI; otherwise it can be found, and printed or called, but not sent to.
 *
 * @param npi ten digits
 * @param active false when the registry has deactivated the NPI
 */
public record Listing(
        String npi,
        String name,
        PostalAddress address,
        @Nullable String phone,
        boolean active) {

    /** The pharmacy with the registry's address and telephone; the registry closes a pharmacy and never opens one. */
    public Pharmacy amend(Pharmacy known) {
        return known.with(address, phone == null ? known.phone() : phone, known.active() && active);
    }
}

package org.scriptline.pharmacy.script;

import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.PostalAddress;

/** The pharmacy as a message names it. */
public record PharmacyParty(
        String ncpdpId,
        @Nullable String npi,
        String name,
        PostalAddress address,
        @Nullable String phone) {}

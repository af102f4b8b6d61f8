package org.scriptline.pharmacy.directory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.PharmacyStated;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.pharmacy.order.Channel;
import org.scriptline.pharmacy.script.PharmacyParty;

/**
 * A pharmacy of the directory.
 *
 * @param ncpdpId seven digits
 * @param npi ten digits
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 * @param active whether it takes prescriptions now
 * @param serviceLevels NewRx, Refill, Change, Cancel, Fill, EPCS ...
 */
public record Pharmacy(
        String ncpdpId,
        @Nullable String npi,
        String name,
        PostalAddress address,
        @Nullable String phone,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude,
        Channel channel,
        boolean active,
        @Nullable LocalDate effectiveFrom,
        List<String> serviceLevels) {

    /** As the others are told. */
    public PharmacyStated stated() {
        return new PharmacyStated(
                ncpdpId, npi, name, address, phone, active, channel == Channel.SCRIPT, effectiveFrom, serviceLevels);
    }

    /** As a message names it. */
    public PharmacyParty party() {
        return new PharmacyParty(ncpdpId, npi, name, address, phone);
    }

    /** The same, no longer taking prescriptions. */
    public Pharmacy deactivated() {
        return new Pharmacy(
                ncpdpId, npi, name, address, phone, latitude, longitude, channel, false, effectiveFrom, serviceLevels);
    }

    /** The same with coordinates that compare by value and not by written precision. */
    public Pharmacy withPlainCoordinates() {
        return new Pharmacy(
                ncpdpId,
                npi,
                name,
                address,
                phone,
                latitude == null ? null : latitude.stripTrailingZeros(),
                longitude == null ? null : longitude.stripTrailingZeros(),
                channel,
                active,
                effectiveFrom,
                serviceLevels);
    }
}

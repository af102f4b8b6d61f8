package org.scriptline.pharmacy.directory;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.events.PharmacyStated;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.pharmacy.order.Channel;
import org.scriptline.pharmacy.script.PharmacyParty;

/**
 * A pharmacy of the directory.
 *
 * @param ncpdpId seven digits
 * @param npi ten digits
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 * @param active whether it takes prescriptions, within its effective dates
 * @param effectiveFrom first local date on which it takes prescriptions; null when always
 * @param effectiveTo last local date on which it takes prescriptions; null when no end is known
 * @param hours opening hours in the source's words, at most 100 characters; null when not told
 * @param serviceLevels words of {@link ServiceLevel}; empty when the source does not tell, and then nothing is refused for it
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
        @Nullable LocalDate effectiveTo,
        @Nullable String hours,
        List<String> serviceLevels) {

    /** Where a US day ends last. */
    public static final ZoneOffset WESTERNMOST = ZoneOffset.ofHours(-11);

    /** As the others are told. */
    public PharmacyStated stated() {
        return new PharmacyStated(
                ncpdpId, npi, name, address, phone, active, channel == Channel.SCRIPT, effectiveFrom, serviceLevels);
    }

    /** As a message names it. */
    public PharmacyParty party() {
        return new PharmacyParty(ncpdpId, npi, name, address, phone);
    }

    /** Whether it takes prescriptions now: from the moment its first day begins anywhere in the country until its last one is over everywhere. */
    public boolean takesPrescriptions(Instant now) {
        return active
                && (effectiveFrom == null || !effectiveFrom.isAfter(LocalDate.ofInstant(now, ZoneOffset.UTC)))
                && (effectiveTo == null || !effectiveTo.isBefore(LocalDate.ofInstant(now, WESTERNMOST)));
    }

    /** Whether it offers the service, as far as the directory knows. */
    public boolean offers(ServiceLevel level) {
        return serviceLevels.isEmpty() || serviceLevels.contains(level.word());
    }

    /** What it is sent of a prescription: one that tells of no fills is not asked for any notice of them. */
    public PrescriptionReleased asked(PrescriptionReleased released) {
        return offers(ServiceLevel.FILL) ? released : released.noticing(FillNotices.NONE);
    }

    /** The same, no longer taking prescriptions. */
    public Pharmacy deactivated() {
        return with(address, phone, false);
    }

    /** The same with what the national registry says. */
    Pharmacy with(PostalAddress newAddress, @Nullable String newPhone, boolean stillActive) {
        return new Pharmacy(
                ncpdpId,
                npi,
                name,
                newAddress,
                newPhone,
                latitude,
                longitude,
                channel,
                stillActive,
                effectiveFrom,
                effectiveTo,
                hours,
                serviceLevels);
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
                effectiveTo,
                hours,
                serviceLevels);
    }
}

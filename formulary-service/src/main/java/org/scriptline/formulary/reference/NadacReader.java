package org.scriptline.formulary.reference;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.reference.HeaderedReader.Cells;
import org.scriptline.formulary.release.Defects;
import org.scriptline.formulary.release.LoadProgress;
import org.scriptline.formulary.release.PayerFile;

/**
 * Reads a NADAC file of data.medicaid.gov. A year's file repeats every package week by week: the newest week counts, and
 * in it the price that holds from the latest day.
 */
final class NadacReader {

    private static final String NDC = "ndc";
    private static final String PRICE = "nadacperunit";
    private static final String EFFECTIVE = "effectivedate";
    private static final String UNIT = "pricingunit";
    private static final String WEEK = "asofdate";
    private static final Set<String> UNITS = Set.of("EA", "ML", "GM");
    private static final Pattern ELEVEN = Pattern.compile("[0-9]{11}");
    private static final Pattern DOLLARS = Pattern.compile("[0-9]{1,7}(\\.[0-9]{1,8})?");
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ofPattern("MM/dd/uuuu").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ISO_LOCAL_DATE);
    private static final LocalDate FIRST = LocalDate.of(2012, 1, 1);
    /** CMS publishes a week's prices a few days before it begins. */
    private static final int DAYS_AHEAD = 31;

    private static final HeaderedReader.Layout LAYOUT = new HeaderedReader.Layout(
            ',',
            true,
            Set.of(NDC, PRICE, EFFECTIVE, UNIT),
            Set.of(
                    "ndcdescription",
                    "pharmacytypeindicator",
                    "otc",
                    "explanationcode",
                    "classificationforratesetting",
                    "correspondinggenericdrugnadacperunit",
                    "correspondinggenericdrugeffectivedate",
                    WEEK));

    private record Weekly(AcquisitionPrice price, LocalDate week) {
        private boolean newerThan(Weekly other) {
            int weeks = week.compareTo(other.week);
            return weeks > 0 || weeks == 0 && price.effectiveOn().isAfter(other.price.effectiveOn());
        }
    }

    private final PayerFile file;
    private final Defects defects;
    private final LoadProgress progress;
    private final LocalDate latest;
    private final Map<Long, Weekly> prices = new TreeMap<>();

    NadacReader(PayerFile file, Defects defects, LoadProgress progress, LocalDate today) {
        this.file = file;
        this.defects = defects;
        this.progress = progress;
        this.latest = today.plusDays(DAYS_AHEAD);
    }

    ReferenceContent read() {
        new HeaderedReader(file, LAYOUT, defects, progress).read(this::price);
        return ReferenceContent.nadac(
                prices.values().stream().map(Weekly::price).toList());
    }

    private void price(Cells row) {
        String ndc = row.cell(NDC);
        String dollars = row.cell(PRICE);
        String unit = row.cell(UNIT);
        if (ndc == null || !ELEVEN.matcher(ndc).matches()) {
            row.refuse(NDC, "is not an NDC of eleven digits (a spreadsheet drops leading zeros)");
            return;
        }
        if (dollars == null || !DOLLARS.matcher(dollars).matches() || new BigDecimal(dollars).signum() == 0) {
            row.refuse(PRICE, "is not a price above 0 in dollars");
            return;
        }
        if (unit == null || !UNITS.contains(unit)) {
            row.refuse(UNIT, "is neither EA, ML nor GM");
            return;
        }
        LocalDate effective = date(row, EFFECTIVE);
        LocalDate week = row.cell(WEEK) == null ? effective : date(row, WEEK);
        if (effective == null || week == null) {
            return;
        }
        var read =
                new Weekly(new AcquisitionPrice(Long.parseLong(ndc), new BigDecimal(dollars), unit, effective), week);
        Weekly before = prices.get(read.price().ndc());
        if (before == null || read.newerThan(before)) {
            prices.put(read.price().ndc(), read);
        } else if (!before.newerThan(read)
                && before.price().perUnit().compareTo(read.price().perUnit()) != 0) {
            row.refuse(NDC, "came before with another price of the same days");
        }
    }

    private @Nullable LocalDate date(Cells row, String column) {
        String written = row.cell(column);
        for (DateTimeFormatter format : DATES) {
            try {
                LocalDate date = written == null ? null : LocalDate.parse(written, format);
                if (date != null && !date.isBefore(FIRST) && !date.isAfter(latest)) {
                    return date;
                }
            } catch (DateTimeException otherForm) {
                continue;
            }
        }
        row.refuse(column, "is not a date as MM/DD/YYYY or YYYY-MM-DD between " + FIRST + " and " + latest);
        return null;
    }
}

package org.scriptline.formulary.release.marketplace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.ChannelCost;
import org.scriptline.formulary.release.CostRow;
import org.scriptline.formulary.release.FormularyItem;
import org.scriptline.formulary.release.ItemColumns;
import org.scriptline.formulary.release.PlanKey;
import org.scriptline.formulary.release.PlanRow;
import org.scriptline.formulary.release.ReleaseContent;
import org.scriptline.formulary.release.ReleaseNames;
import org.scriptline.formulary.release.SharedParts;
import org.scriptline.formulary.release.SupplyLength;

/** Collects what a marketplace payer's files say into one release. */
final class MarketplaceContent {

    private static final int ISSUER_DIGITS = 5;
    private static final int LONGEST_NAME = 200;

    private record Cell(PlanKey plan, int tier, SupplyLength supply) {}

    private final TierWords tiers = new TierWords();
    private final Map<String, Integer> formularies = new LinkedHashMap<>();
    private final Map<Long, Integer> rows = new HashMap<>();
    private final ItemColumns items = new ItemColumns();
    private final Map<Integer, String> drugs = new HashMap<>();
    private final Map<PlanKey, PlanRow> plans = new LinkedHashMap<>();
    private final Map<Cell, Map<Boolean, CostShare>> costs = new LinkedHashMap<>();
    private int latestYear;

    /** What came of adding a row. */
    enum Added {
        NEW,
        SAME_AGAIN,
        CONTRADICTS
    }

    /** The number of a formulary, which comes into being by being named. */
    int formulary(String code) {
        return formularies.computeIfAbsent(code, added -> formularies.size() + 1);
    }

    /** 0 when there are more than {@link TierWords#MOST} tiers. */
    int tier(String word) {
        return tiers.number(word);
    }

    Added addItem(int formulary, FormularyItem item) {
        long key = ((long) formulary << Integer.SIZE) | item.rxcui();
        Integer earlier = rows.putIfAbsent(key, items.size());
        if (earlier != null) {
            return items.item(earlier).equals(item) ? Added.SAME_AGAIN : Added.CONTRADICTS;
        }
        items.add(formulary, 0, item);
        return Added.NEW;
    }

    void name(int rxcui, @Nullable String name) {
        if (name != null && !name.isBlank()) {
            drugs.putIfAbsent(rxcui, shortened(name));
        }
    }

    /** False when the plan came before. */
    boolean addPlan(String identifier, @Nullable String name, @Nullable String formulary) {
        PlanKey key = PlanKey.ofHios(identifier);
        var row = new PlanRow(
                key,
                null,
                name == null ? null : shortened(name),
                formulary == null ? null : Integer.valueOf(formulary(formulary)),
                null,
                null,
                false);
        return plans.putIfAbsent(key, row) == null;
    }

    boolean hasPlan(String identifier) {
        return plans.containsKey(PlanKey.ofHios(identifier));
    }

    void addCost(String plan, int tier, PharmacyType pharmacy, CostShare share) {
        costs.computeIfAbsent(new Cell(PlanKey.ofHios(plan), tier, pharmacy.supply()), cell -> new HashMap<>())
                .putIfAbsent(pharmacy.mail(), share);
    }

    void year(int year) {
        latestYear = Math.max(latestYear, year);
    }

    int contractYear() {
        return latestYear;
    }

    int size() {
        return items.size();
    }

    /** The payer by the lowest of its issuers' numbers, behind the format. */
    String source(String format) {
        var issuers = new TreeSet<String>();
        plans.keySet().forEach(key -> issuers.add(issuer(key.contractId())));
        formularies.keySet().forEach(code -> issuers.add(issuer(code)));
        return format + "-" + (issuers.isEmpty() ? "unnamed" : issuers.first());
    }

    private static String issuer(String identifier) {
        String words = identifier.replaceAll("[^A-Za-z0-9]+", "-");
        boolean hios = words.length() > ISSUER_DIGITS
                && words.substring(0, ISSUER_DIGITS).chars().allMatch(Character::isDigit);
        return hios ? words.substring(0, ISSUER_DIGITS) : words.substring(0, Math.min(words.length(), 20));
    }

    ReleaseContent content() {
        Map<Integer, String> codes = new HashMap<>();
        formularies.forEach((code, number) -> codes.put(number, code));
        return new ReleaseContent(
                latestYear,
                items,
                List.copyOf(plans.values()),
                costRows(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new ReleaseNames(codes, tiers.used(), drugs));
    }

    /** A tier whose retail price is not known has no row: it is answered as unknown. */
    private List<CostRow> costRows() {
        var shared = new SharedParts();
        List<CostRow> written = new ArrayList<>();
        costs.forEach((cell, shares) -> {
            CostShare share = shares.get(false);
            ChannelCost retail = share == null ? CostShare.UNKNOWN : share.channel();
            ChannelCost mail = Optional.ofNullable(shares.get(true))
                    .map(CostShare::channel)
                    .orElse(CostShare.UNKNOWN);
            if (share != null && !retail.equals(CostShare.UNKNOWN)) {
                written.add(shared.share(new CostRow(
                        cell.plan(),
                        CostRow.INITIAL,
                        cell.tier(),
                        cell.supply(),
                        retail,
                        retail,
                        mail,
                        mail,
                        "specialty".equals(tiers.used().get(cell.tier())),
                        share.deductibleApplies())));
            }
        });
        return written;
    }

    private static String shortened(String name) {
        String words = name.strip().replace('\0', ' ');
        return words.length() <= LONGEST_NAME ? words : words.substring(0, LONGEST_NAME);
    }
}

package org.scriptline.formulary.release.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.formulary.release.FormularyItem;
import org.scriptline.formulary.release.ItemChange;
import org.scriptline.formulary.release.LoadingReleases;
import org.scriptline.formulary.release.QuantityRule;
import org.scriptline.formulary.release.ReleaseDiff;
import org.scriptline.formulary.release.ServedRelease;
import org.scriptline.formulary.release.TouchedPrescriptions;
import org.scriptline.kit.problem.ProblemException;

/** What changed from one kept release to another. */
@Path("/releases/{id}/diff")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ops")
public class DiffResource {

    private static final int MOST_SHOWN = 500;

    private final LoadingReleases loading;
    private final TouchedPrescriptions prescriptions;

    public DiffResource(LoadingReleases loading, TouchedPrescriptions prescriptions) {
        this.loading = loading;
        this.prescriptions = prescriptions;
    }

    /** One drug of one formulary; {@code what} is a sentence such as {@code tier 2 → 3; prior authorization no → yes}. */
    public record Change(String formulary, String rxcui, String kind, String what) {}

    /**
     * @param changes the first 500
     * @param touchedPrescriptions how many prescriptions that were checked are concerned
     * @param prescriptions the first 500 of them
     */
    public record Diff(
            String before,
            String after,
            long added,
            long removed,
            long changed,
            List<Change> changes,
            int touchedPrescriptions,
            List<UUID> prescriptions,
            boolean truncated) {}

    @GET
    public Diff diff(@PathParam("id") String id, @QueryParam("against") @Nullable String against) {
        if (against == null || against.isBlank()) {
            throw new ProblemException(ErrorCode.PARAMETER_INVALID, "The parameter against names the earlier release.")
                    .withField("against");
        }
        ServedRelease before = kept(against);
        ServedRelease after = kept(id);
        ReleaseDiff diff = ReleaseDiff.between(before, after);
        List<UUID> touched = prescriptions.touchedBy(diff.changes());
        return new Diff(
                against,
                id,
                diff.added(),
                diff.removed(),
                diff.changed(),
                diff.changes().stream()
                        .limit(MOST_SHOWN)
                        .map(change -> shown(change, before, after))
                        .toList(),
                touched.size(),
                touched.stream().limit(MOST_SHOWN).toList(),
                diff.truncated() || diff.changes().size() > MOST_SHOWN);
    }

    private ServedRelease kept(String id) {
        return loading.kept(id).orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
    }

    private static Change shown(ItemChange change, ServedRelease before, ServedRelease after) {
        FormularyItem earlier = change.before();
        FormularyItem later = change.after();
        List<String> parts = new ArrayList<>();
        if (earlier != null && later != null) {
            part(parts, "tier", before.tierCode(earlier.tier()), after.tierCode(later.tier()));
            part(parts, "prior authorization", word(earlier.priorAuthorization()), word(later.priorAuthorization()));
            part(parts, "step therapy", word(earlier.stepTherapy()), word(later.stepTherapy()));
            part(parts, "quantity limit", limit(earlier), limit(later));
            part(
                    parts,
                    "most a day",
                    Objects.toString(earlier.maximumPerDay(), "none"),
                    Objects.toString(later.maximumPerDay(), "none"));
            part(parts, "from", Objects.toString(earlier.startsOn(), "-"), Objects.toString(later.startsOn(), "-"));
            part(parts, "until", Objects.toString(earlier.endsOn(), "-"), Objects.toString(later.endsOn(), "-"));
        } else if (later != null) {
            parts.add("tier " + after.tierCode(later.tier()));
        } else if (earlier != null) {
            parts.add("was tier " + before.tierCode(earlier.tier()));
        }
        return new Change(
                change.formulary(),
                Integer.toString(change.rxcui()),
                change.kind(),
                parts.isEmpty() ? "restrictions of new starts" : String.join("; ", parts));
    }

    private static void part(List<String> parts, String what, String before, String after) {
        if (!before.equals(after)) {
            parts.add(what + " " + before + " → " + after);
        }
    }

    private static String word(@Nullable Boolean flag) {
        if (flag == null) {
            return "unknown";
        }
        return flag ? "yes" : "no";
    }

    private static String limit(FormularyItem item) {
        QuantityRule rule = item.quantityRule();
        return rule == null
                ? word(item.quantityLimited())
                : rule.amount().toPlainString() + " in " + rule.days() + " days";
    }
}

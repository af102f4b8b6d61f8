package org.scriptline.pharmacy.directory.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.PharmacyStated;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.pharmacy.directory.Pharmacy;
import org.scriptline.pharmacy.directory.store.PharmacyDirectory;

/** The directory, by name. */
@Path("/pharmacies")
@Produces(MediaType.APPLICATION_JSON)
public class PharmacyResource {

    private static final int LARGEST_PAGE = 200;
    private static final int USUAL_PAGE = 50;
    private static final int LONGEST_NAME = 70;

    private final Database database;
    private final PharmacyDirectory directory;

    public PharmacyResource(Database database, PharmacyDirectory directory) {
        this.database = database;
        this.directory = directory;
    }

    /** A page of pharmacies; {@code next} is the cursor of the following one. */
    public record Page(List<PharmacyStated> items, @Nullable String next) {}

    @GET
    @RolesAllowed({"prescriber", "agent", "emr", "pharmacist", "patient", "ops"})
    public Page named(
            @QueryParam("name") @Nullable String name,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = limit == null ? USUAL_PAGE : limit;
        if (size < 1 || size > LARGEST_PAGE) {
            throw new ProblemException(ErrorCode.PARAMETER_INVALID, "limit is 1 to " + LARGEST_PAGE + ".")
                    .withField("limit");
        }
        String words = name == null ? "" : name.strip();
        if (words.length() > LONGEST_NAME) {
            throw new ProblemException(ErrorCode.PARAMETER_INVALID, "name has at most 70 characters.")
                    .withField("name");
        }
        String[] after = cursor == null ? new String[] {null, null} : decoded(cursor);
        List<Pharmacy> found =
                database.read(connection -> directory.named(connection, words, after[0], after[1], size + 1));
        List<Pharmacy> page = found.size() > size ? found.subList(0, size) : found;
        return new Page(
                page.stream().map(Pharmacy::stated).toList(), found.size() > size ? cursor(page.getLast()) : null);
    }

    private static String cursor(Pharmacy last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((last.name() + "\n" + last.ncpdpId()).getBytes(StandardCharsets.UTF_8));
    }

    private static String[] decoded(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", -1);
            if (parts.length == 2) {
                return parts;
            }
        } catch (IllegalArgumentException notBase64) {
            throw unusable();
        }
        throw unusable();
    }

    private static ProblemException unusable() {
        return new ProblemException(ErrorCode.PARAMETER_INVALID, "The cursor is not one of ours.").withField("cursor");
    }
}

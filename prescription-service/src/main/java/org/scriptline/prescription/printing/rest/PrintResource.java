package org.scriptline.prescription.printing.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.prescription.directory.store.DirectoryStore;
import org.scriptline.prescription.patient.store.PatientStore;
import org.scriptline.prescription.prescribing.Prescription;
import org.scriptline.prescription.prescribing.store.PrintedPages;
import org.scriptline.prescription.printing.Obstacle;
import org.scriptline.prescription.printing.Sheet;
import org.scriptline.prescription.printing.Worth;
import org.scriptline.prescription.searching.Criteria;
import org.scriptline.prescription.searching.Found;
import org.scriptline.prescription.searching.rest.CommonParameters;
import org.scriptline.prescription.searching.store.PrescriptionSearch;

/** A released prescription as a page to be printed; each printing is kept. */
@Path("/prescriptions/{id}/print")
@RolesAllowed({"prescriber", "agent", "emr"})
public class PrintResource {

    private final PrescriptionSearch search;
    private final PatientStore patients;
    private final DirectoryStore pharmacies;
    private final Database database;
    private final PrintedPages pages;
    private final CurrentCaller currentCaller;

    public PrintResource(
            PrescriptionSearch search,
            PatientStore patients,
            DirectoryStore pharmacies,
            Database database,
            PrintedPages pages,
            CurrentCaller currentCaller) {
        this.search = search;
        this.patients = patients;
        this.pharmacies = pharmacies;
        this.database = database;
        this.pages = pages;
        this.currentCaller = currentCaller;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(
            summary = "A released prescription as a page to be printed and signed by hand",
            description =
                    "The page says whether it is a prescription, one about which the pharmacy must be asked, or a copy.")
    public Response print(@PathParam("id") String id) {
        Caller caller = currentCaller.caller();
        UUID prescription = CommonParameters.uuid(id).orElseThrow(PrintResource::nothing);
        Found found = search.find(Criteria.of(caller.org(), Set.of(prescription), null), null, 1).stream()
                .findFirst()
                .orElseThrow(PrintResource::nothing);
        Prescription state = found.prescription();
        if (state.releasedAt() == null) {
            throw new ProblemException(
                    ErrorCode.STATE_CONFLICT,
                    "The prescription is " + state.order().code() + ". Only what was released is printed.");
        }
        @Nullable Obstacle obstacle = Obstacle.of(state.lateAlertOpen(), state.deliveryAskedAt() != null);
        Worth worth = Worth.of(state.order(), state.transmission(), state.cancel(), state.fill(), obstacle);
        String pharmacy = found.details().pharmacyNcpdpId();
        Sheet sheet = new Sheet(
                found.details().content(),
                patient(state),
                worth,
                obstacle,
                state.unscreened(),
                pharmacy,
                pharmacies.byNcpdpId(pharmacy).orElse(null));
        pages.printed(state, worth, caller.actor());
        return Response.ok(sheet.html())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .build();
    }

    private Demographics patient(Prescription prescription) {
        return database.read(connection -> patients.find(connection, prescription.practice(), prescription.patient()))
                .orElseThrow(PrintResource::nothing)
                .record()
                .demographics();
    }

    private static ProblemException nothing() {
        return new ProblemException(ErrorCode.NOT_FOUND);
    }
}

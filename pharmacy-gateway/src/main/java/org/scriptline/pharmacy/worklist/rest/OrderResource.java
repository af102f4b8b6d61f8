package org.scriptline.pharmacy.worklist.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.NotDispensedReason;
import org.scriptline.contracts.codes.RequestKind;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.Fill;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.pharmacy.order.CancelSteps;
import org.scriptline.pharmacy.order.ClaimSteps;
import org.scriptline.pharmacy.order.FillSteps;
import org.scriptline.pharmacy.order.PharmacyOrder;
import org.scriptline.pharmacy.order.Step;
import org.scriptline.pharmacy.worklist.WorklistAction;
import org.scriptline.pharmacy.worklist.WorklistItem;

/** One order and what the pharmacist does with it. */
@Path("/orders/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("pharmacist")
public class OrderResource {

    private final OrderDesk desk;
    private final Clock clock;

    public OrderResource(OrderDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @GET
    public WorklistItem read(@PathParam("id") String id) {
        return desk.read(id);
    }

    @POST
    @Path("/acknowledge")
    public WorklistItem acknowledge(@PathParam("id") String id, @BeanParam WorklistHeaders headers) {
        return desk.act(id, headers.key, action("acknowledge", "", null, ClaimSteps::acknowledge));
    }

    @POST
    @Path("/claim")
    public ClaimView claim(@PathParam("id") String id, @BeanParam WorklistHeaders headers) {
        return desk.claim(id, headers.key);
    }

    /** The secret again, after a lost answer; for the pharmacy that claimed, as every order is only its pharmacy's. */
    @GET
    @Path("/claim")
    public ClaimView readClaim(@PathParam("id") String id) {
        return desk.readClaim(id);
    }

    @POST
    @Path("/return")
    public WorklistItem giveBack(@PathParam("id") String id, @BeanParam WorklistHeaders headers) {
        return desk.act(
                id, headers.key, action("return", "", null, order -> ClaimSteps.giveBack(order, headers.secretHash())));
    }

    @POST
    @Path("/ready")
    public WorklistItem ready(@PathParam("id") String id, @BeanParam WorklistHeaders headers) {
        return desk.act(
                id, headers.key, action("ready", "", null, order -> ClaimSteps.ready(order, headers.secretHash())));
    }

    /** Puts the order aside with a comment; no axis moves. */
    @POST
    @Path("/hold")
    @Consumes(MediaType.APPLICATION_JSON)
    public WorklistItem hold(@PathParam("id") String id, @BeanParam WorklistHeaders headers, @Nullable Words words) {
        String comment = Words.limited(words == null ? null : words.comment());
        String shown = comment == null ? "On hold." : comment;
        return desk.act(
                id,
                headers.key,
                new WorklistAction(
                        "hold",
                        shown,
                        comment,
                        shown,
                        order -> ClaimSteps.holds(order, headers.secretHash())
                                ? new Step.Unchanged(order)
                                : ClaimSteps.giveBack(order, null)));
    }

    @POST
    @Path("/fill")
    @Consumes(MediaType.APPLICATION_JSON)
    public WorklistItem fill(
            @PathParam("id") String id, @BeanParam WorklistHeaders headers, @Nullable FillRequest request) {
        FillRequest sent = required(request);
        Fill fill = sent.toFill(LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(14)));
        return desk.act(id, headers.key, action("fill", sent.toString(), null, order -> {
            if (!order.authorised().sameUnit(fill.unit())) {
                return new Step.Refused(
                        ErrorCode.QUANTITY_UNIT_UNKNOWN,
                        "The order's unit is " + order.authorised().unit() + ".");
            }
            return FillSteps.fill(order, headers.secretHash(), fill);
        }));
    }

    /** What was filled and not picked up goes back to stock. */
    @POST
    @Path("/return-to-stock")
    @Consumes(MediaType.APPLICATION_JSON)
    public WorklistItem returnToStock(
            @PathParam("id") String id, @BeanParam WorklistHeaders headers, @Nullable StockReturn request) {
        StockReturn sent = required(request);
        int number = sent.number();
        return desk.act(
                id,
                headers.key,
                action(
                        "return-to-stock",
                        sent.toString(),
                        "fill " + number,
                        order -> FillSteps.backToStock(order, headers.secretHash(), number)));
    }

    @POST
    @Path("/not-dispensed")
    @Consumes(MediaType.APPLICATION_JSON)
    public WorklistItem notDispensed(
            @PathParam("id") String id, @BeanParam WorklistHeaders headers, @Nullable NotDispensedRequest request) {
        NotDispensedRequest sent = required(request);
        NotDispensedReason reason = sent.coded();
        String comment = Words.limited(sent.comment());
        return desk.act(
                id,
                headers.key,
                action(
                        "not-dispensed",
                        sent.toString(),
                        comment == null ? reason.code() : reason.code() + ": " + comment,
                        order -> FillSteps.notDispensed(order, headers.secretHash(), reason)));
    }

    @POST
    @Path("/answer-cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    public WorklistItem answerCancel(
            @PathParam("id") String id, @BeanParam WorklistHeaders headers, @Nullable CancelAnswerRequest request) {
        CancelAnswerRequest sent = required(request);
        boolean approved = sent.decision();
        return desk.act(
                id,
                headers.key,
                action(
                        "answer-cancel",
                        sent.toString(),
                        Words.limited(sent.comment()),
                        order -> CancelSteps.answeredAtWorklist(order, approved, headers.secretHash())));
    }

    /** Asks the prescriber for more of what ran out. */
    @POST
    @Path("/request-renewal")
    @Consumes(MediaType.APPLICATION_JSON)
    public WorklistItem requestRenewal(
            @PathParam("id") String id, @BeanParam WorklistHeaders headers, @Nullable RenewalRequest request) {
        RenewalRequest sent = required(request);
        return desk.ask(id, headers.key, sent.toString(), headers.secretHash(), sent.asked());
    }

    /** Asks the prescriber for a change. */
    @POST
    @Path("/request-change")
    @Consumes(MediaType.APPLICATION_JSON)
    public WorklistItem requestChange(
            @PathParam("id") String id, @BeanParam WorklistHeaders headers, @Nullable ChangeRequest request) {
        ChangeRequest sent = required(request);
        return desk.ask(id, headers.key, sent.toString(), headers.secretHash(), sent.asked());
    }

    /** Asks the order's prescriber for a prescription that its patient has none of; the order stays as it is. */
    @POST
    @Path("/request-prescription")
    @Consumes(MediaType.APPLICATION_JSON)
    public WorklistItem requestPrescription(
            @PathParam("id") String id, @BeanParam WorklistHeaders headers, @Nullable PrescriptionRequest request) {
        PrescriptionRequest sent = required(request);
        return desk.ask(id, headers.key, sent.toString(), headers.secretHash(), sent.asked());
    }

    /** Writes down what the prescriber ordered by telephone, for confirmation. */
    @POST
    @Path("/verbal-order")
    @Consumes(MediaType.APPLICATION_JSON)
    public WorklistItem verbalOrder(
            @PathParam("id") String id, @BeanParam WorklistHeaders headers, @Nullable SupplyReport report) {
        SupplyReport sent = required(report);
        return desk.ask(id, headers.key, sent.toString(), headers.secretHash(), sent.asked(RequestKind.VERBAL_ORDER));
    }

    /** Reports a supply that could not wait for an order, for confirmation. */
    @POST
    @Path("/emergency-supply")
    @Consumes(MediaType.APPLICATION_JSON)
    public WorklistItem emergencySupply(
            @PathParam("id") String id, @BeanParam WorklistHeaders headers, @Nullable SupplyReport report) {
        SupplyReport sent = required(report);
        return desk.ask(
                id, headers.key, sent.toString(), headers.secretHash(), sent.asked(RequestKind.EMERGENCY_SUPPLY));
    }

    private static WorklistAction action(
            String name, String request, @Nullable String reason, Function<PharmacyOrder, Step> step) {
        return new WorklistAction(name, request, reason, null, step);
    }

    private static <T> T required(@Nullable T body) {
        if (body == null) {
            throw new ProblemException(ErrorCode.REQUEST_MALFORMED, "The body is missing.");
        }
        return body;
    }

    static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw new ProblemException(ErrorCode.NOT_FOUND);
        }
    }
}

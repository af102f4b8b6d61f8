package org.scriptline.prescription.inbox.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.RequestKind;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.PharmacyRequestStated;
import org.scriptline.contracts.events.RequestedMedication;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.prescription.conversation.Answer;
import org.scriptline.prescription.conversation.AnswerRules;
import org.scriptline.prescription.conversation.KnownRequest;
import org.scriptline.prescription.conversation.store.Answering;
import org.scriptline.prescription.conversation.store.Delegating;
import org.scriptline.prescription.conversation.store.RequestStore;
import org.scriptline.prescription.fhir.FollowingOrder;
import org.scriptline.prescription.lint.Finding;
import org.scriptline.prescription.lint.LintedOrder;
import org.scriptline.prescription.practice.Practice;
import org.scriptline.prescription.practice.Practices;
import org.scriptline.prescription.prescribing.rest.Intake;
import org.scriptline.prescription.prescribing.rest.OrderRefusedException;
import org.scriptline.prescription.prescribing.store.Command;
import org.scriptline.prescription.prescribing.store.PrescriptionReader;

/** Judges an answer, writes and lints the new prescription that it may be, and enters both. */
@ApplicationScoped
public class AnswerDesk {

    private final Database database;
    private final RequestStore requests;
    private final PrescriptionReader prescriptions;
    private final Intake intake;
    private final Answering answering;
    private final Delegating delegating;
    private final Practices practices;
    private final Clock clock;

    public AnswerDesk(
            Database database,
            RequestStore requests,
            PrescriptionReader prescriptions,
            Intake intake,
            Answering answering,
            Delegating delegating,
            Practices practices,
            Clock clock) {
        this.database = database;
        this.requests = requests;
        this.prescriptions = prescriptions;
        this.intake = intake;
        this.answering = answering;
        this.delegating = delegating;
        this.practices = practices;
        this.clock = clock;
    }

    /** The practice's request; fails as not found when there is none. */
    KnownRequest visible(UUID id, Caller caller) {
        return database.read(connection -> requests.find(connection, id, caller.org()))
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
    }

    /**
     * What the prescriber signs: the given Parameters, or those that somebody has prepared.
     *
     * @param none whether nothing is given
     */
    byte[] signed(UUID id, byte[] given, boolean none, Caller caller) {
        byte[] prepared = visible(id, caller).prepared();
        return none && prepared != null ? prepared : given;
    }

    /** Keeps an answer that could be given. */
    void prepare(UUID id, Answer answer, byte[] parameters, Command command) {
        refuse(AnswerRules.check(visible(id, command.caller()).asked(), answer, today(command.caller())));
        delegating.prepare(id, parameters, command);
    }

    /** Gives the request to a prescriber of the same practice. */
    void redirect(UUID id, String npi, Command command) {
        boolean known = practices
                .byId(command.caller().org())
                .flatMap(practice -> practice.byNpi(npi))
                .isPresent();
        if (!known) {
            throw new ProblemException(
                            ErrorCode.PRESCRIBER_UNKNOWN,
                            "The request goes to a prescriber of the practice only; none has this NPI.")
                    .withField("to");
        }
        delegating.redirect(id, npi, command);
    }

    private static void refuse(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new OrderRefusedException(findings);
        }
    }

    /** Enters the answer; what was carried out under the same key before is left as it is. */
    void answer(UUID id, Answer answer, Command command) {
        if (answering.done(command.key())) {
            return;
        }
        KnownRequest request = visible(id, command.caller());
        if (!request.waiting()) {
            throw new ProblemException(ErrorCode.REQUEST_ANSWERED).with("state", request.state());
        }
        refuse(AnswerRules.check(request.asked(), answer, today(command.caller())));
        answering.answer(
                id,
                answer,
                order(request.asked(), answer, command.caller()),
                answer.medicationRequest() != null,
                command);
    }

    private LintedOrder.@Nullable Accepted order(PharmacyRequestStated asked, Answer answer, Caller caller) {
        if (!AnswerRules.prescribes(asked, answer)) {
            return null;
        }
        FollowingOrder order = answer.medicationRequest() != null
                ? FollowingOrder.written(answer.medicationRequest())
                : followed(asked, answer, caller);
        // A prescription where none existed takes the place of none.
        FollowingOrder following =
                asked.kind() == RequestKind.NEW_PRESCRIPTION ? order : order.replacing(asked.prescriptionId());
        return intake.take(following.bytes(true), caller, null);
    }

    private FollowingOrder followed(PharmacyRequestStated asked, Answer answer, Caller caller) {
        FollowingOrder order = FollowingOrder.of(
                prescriptions.read(asked.prescriptionId(), caller).original());
        if (caller.npi() != null) {
            order.by(caller.npi());
        }
        RequestedMedication chosen = AnswerRules.chosen(asked, answer);
        if (chosen != null) {
            order.dispensing(chosen);
        }
        return order.refills(answer.refills() != null ? answer.refills() : asked.refills());
    }

    private LocalDate today(Caller caller) {
        return practices
                .byId(caller.org())
                .map(Practice::zone)
                .map(zone -> LocalDate.ofInstant(clock.instant(), zone))
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_ALLOWED));
    }
}

package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.Coded;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.codes.OverrideReason;
import org.scriptline.contracts.codes.RerouteReason;
import org.scriptline.contracts.codes.UnscreenedReleaseReason;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.AlertOverride;
import org.scriptline.prescription.conversation.Answer;
import org.scriptline.prescription.lint.Finding;
import org.scriptline.prescription.lint.RequestedStatus;

/**
 * Reads the Parameters of our operations. A parameter that the operation does not have is refused rather than ignored:
 * a misspelt {@code overide} would otherwise sign without it.
 */
public final class ParametersReader {
    private static final String OTHER = "OTHER";

    /** {@code override} repeated, each with {@code alert}, {@code reason} and perhaps {@code comment}; an empty body is none. */
    public Reading<SignParameters> sign(byte[] json) {
        if (json.length == 0) {
            return new Reading.Accepted<>(new SignParameters(List.of()));
        }
        return read(json, Set.of("override"), (parameters, findings) -> {
            List<AlertOverride> overrides = new ArrayList<>();
            Set<String> answered = new HashSet<>();
            for (ParameterPart part : parameters.named("override")) {
                override(part, findings).ifPresent(override -> {
                    if (answered.add(override.alert())) {
                        overrides.add(override);
                    } else {
                        findings.add(Finding.error(
                                ErrorCode.OVERRIDE_INVALID, part.path(), "The same alert is overridden twice."));
                    }
                });
            }
            return new SignParameters(List.copyOf(overrides));
        });
    }

    /** {@code reason} and perhaps {@code comment}. */
    public Reading<CancelParameters> cancel(byte[] json) {
        return read(json, Set.of("reason", "comment"), (parameters, findings) -> {
            @Nullable
            CancelReason reason = reason(parameters, CancelReason.values(), ErrorCode.REASON_INVALID, findings);
            return reason == null ? null : new CancelParameters(reason, parameters.text("comment"));
        });
    }

    /** {@code reason} and perhaps {@code comment}. */
    public Reading<UnscreenedReleaseParameters> releaseUnscreened(byte[] json) {
        return read(json, Set.of("reason", "comment"), (parameters, findings) -> {
            @Nullable
            UnscreenedReleaseReason reason =
                    reason(parameters, UnscreenedReleaseReason.values(), ErrorCode.REASON_INVALID, findings);
            return reason == null ? null : new UnscreenedReleaseParameters(reason, parameters.text("comment"));
        });
    }

    /** The prescriber's answer to a pharmacy's request. */
    public Reading<Answer> answer(byte[] json) {
        return read(
                json,
                AnswerParameters.NAMES,
                (parameters, findings) -> new AnswerParameters(parameters, findings).read());
    }

    /** {@code refills} and {@code status}, perhaps; an empty body is neither. */
    public Reading<RenewParameters> renew(byte[] json) {
        if (json.length == 0) {
            return new Reading.Accepted<>(new RenewParameters(null, RequestedStatus.DRAFT));
        }
        return read(json, Set.of("refills", "status"), (parameters, findings) -> {
            @Nullable String refills = parameters.text("refills");
            if (refills != null && !refills.matches("[0-9]{1,2}")) {
                findings.add(Finding.error(ErrorCode.REFILLS_INVALID, parameters.path() + ".where(name='refills')"));
            }
            @Nullable String status = parameters.text("status");
            if (status != null && !status.equals("draft") && !status.equals("active")) {
                findings.add(Finding.error(
                        ErrorCode.PARAMETER_INVALID,
                        parameters.path() + ".where(name='status')",
                        "The status is draft or active."));
            }
            return Finding.anyError(findings)
                    ? null
                    : new RenewParameters(
                            refills == null ? null : Integer.valueOf(refills),
                            "active".equals(status) ? RequestedStatus.ACTIVE : RequestedStatus.DRAFT);
        });
    }

    /** Whether nothing is given: an empty body, or, from clients that always send a resource, a Parameters and nothing else. */
    public boolean none(byte[] json) {
        return json.length == 0
                || StrictFhirJson.read(json, "Parameters") instanceof Reading.Accepted<ObjectNode> read
                        && read.value().size() == 1;
    }

    /** The only parameter of an operation, a text. */
    public Reading<String> text(byte[] json, String name) {
        return read(json, Set.of(name), (parameters, findings) -> {
            @Nullable String text = parameters.text(name);
            if (text == null) {
                findings.add(Finding.error(ErrorCode.REQUIRED_FIELD_MISSING, parameters.path(), name + " is missing."));
            }
            return text;
        });
    }

    /** {@code pharmacy}, {@code reason}, perhaps {@code comment}, {@code liveTwice} when it may be live at two pharmacies, and {@code printedPage}. */
    public Reading<RerouteParameters> reroute(byte[] json) {
        return read(
                json, Set.of("pharmacy", "reason", "comment", "liveTwice", "printedPage"), (parameters, findings) -> {
                    @Nullable
                    RerouteReason reason =
                            reason(parameters, RerouteReason.values(), ErrorCode.REASON_INVALID, findings);
                    @Nullable String pharmacy = parameters.text("pharmacy");
                    if (pharmacy == null || !pharmacy.matches("[0-9]{7}|[0-9]{10}")) {
                        findings.add(Finding.error(
                                ErrorCode.REQUIRED_FIELD_MISSING,
                                parameters.path(),
                                "The parameter pharmacy is an NCPDP id of seven digits or an NPI of ten."));
                    }
                    boolean liveTwice = flag(parameters, "liveTwice", findings);
                    boolean printedPage = flag(parameters, "printedPage", findings);
                    return reason == null || pharmacy == null
                            ? null
                            : new RerouteParameters(
                                    pharmacy, reason, parameters.text("comment"), liveTwice, printedPage);
                });
    }

    private static boolean flag(ParameterPart parameters, String name, List<Finding> findings) {
        @Nullable String given = parameters.text(name);
        if (given != null && !given.equals("true") && !given.equals("false")) {
            findings.add(Finding.error(
                    ErrorCode.REQUEST_FIELD_INVALID, parameters.path(), "The parameter " + name + " is a boolean."));
        }
        return "true".equals(given);
    }

    /** Perhaps {@code comment}, and {@code printedPage} when a printed page may be live beside it; an empty body says nothing. */
    public Reading<ResendParameters> resend(byte[] json) {
        if (json.length == 0) {
            return new Reading.Accepted<>(new ResendParameters(null, false));
        }
        return read(json, Set.of("comment", "printedPage"), (parameters, findings) -> {
            @Nullable String comment = parameters.text("comment");
            if (comment != null && comment.length() > ParameterPart.COMMENT_LENGTH) {
                findings.add(Finding.error(
                        ErrorCode.TEXT_TOO_LONG,
                        parameters.path() + ".where(name='comment')",
                        "The comment is longer than " + ParameterPart.COMMENT_LENGTH + " characters."));
            }
            return new ResendParameters(comment, flag(parameters, "printedPage", findings));
        });
    }

    /** {@code notices}: of which fills the practice wants to hear. */
    public Reading<FillNoticesParameters> fillNotices(byte[] json) {
        return read(json, Set.of("notices"), (parameters, findings) -> {
            @Nullable String given = parameters.text("notices");
            for (FillNotices notices : FillNotices.values()) {
                if (notices.code().equals(given)) {
                    return new FillNoticesParameters(notices);
                }
            }
            findings.add(
                    given == null
                            ? Finding.error(
                                    ErrorCode.REQUIRED_FIELD_MISSING,
                                    parameters.path(),
                                    "The parameter notices is missing: one of " + codes(FillNotices.values()) + ".")
                            : Finding.error(
                                    ErrorCode.REQUEST_FIELD_INVALID,
                                    parameters.path() + ".where(name='notices')",
                                    "The parameter notices is one of " + codes(FillNotices.values()) + "."));
            return null;
        });
    }

    private static String codes(Coded[] list) {
        return Arrays.stream(list).map(Coded::code).collect(Collectors.joining(", "));
    }

    private static <T> Reading<T> read(
            byte[] json, Set<String> known, BiFunction<ParameterPart, List<Finding>, @Nullable T> mapping) {
        return switch (StrictFhirJson.read(json, "Parameters")) {
            case Reading.Refused<ObjectNode> refused -> new Reading.Refused<>(refused.findings());
            case Reading.Accepted<ObjectNode> accepted -> {
                List<Finding> findings = new ArrayList<>(R4Structure.check(accepted.value()));
                ParameterPart parameters = ParameterPart.root(accepted.value());
                findings.addAll(parameters.unknown(known));
                @Nullable T value = Finding.anyError(findings) ? null : mapping.apply(parameters, findings);
                yield value == null || Finding.anyError(findings)
                        ? new Reading.Refused<>(List.copyOf(findings))
                        : new Reading.Accepted<>(value);
            }
        };
    }

    private static Optional<AlertOverride> override(ParameterPart part, List<Finding> findings) {
        findings.addAll(part.unknown(Set.of("alert", "reason", "comment")));
        @Nullable String alert = part.text("alert");
        if (alert == null) {
            findings.add(Finding.error(ErrorCode.OVERRIDE_INVALID, part.path(), "The override names no alert."));
        }
        @Nullable OverrideReason reason = reason(part, OverrideReason.values(), ErrorCode.OVERRIDE_INVALID, findings);
        return alert == null || reason == null
                ? Optional.empty()
                : Optional.of(new AlertOverride(alert, reason, part.text("comment")));
    }

    /** The coded reason, null (and a finding) when it is missing, not in the list, or OTHER without a comment. */
    private static <R extends Coded> @Nullable R reason(
            ParameterPart part, R[] reasons, ErrorCode code, List<Finding> findings) {
        @Nullable String given = part.text("reason");
        for (R reason : reasons) {
            if (reason.code().equals(given)) {
                @Nullable String comment = part.text("comment");
                if (reason.code().equals(OTHER) && comment == null) {
                    findings.add(Finding.error(code, part.path(), "The reason OTHER needs a comment."));
                } else if (comment != null && comment.length() > ParameterPart.COMMENT_LENGTH) {
                    findings.add(Finding.error(
                            ErrorCode.TEXT_TOO_LONG,
                            part.path(),
                            "The comment is longer than " + ParameterPart.COMMENT_LENGTH + " characters."));
                }
                return reason;
            }
        }
        findings.add(Finding.error(
                code, part.path(), given == null ? "The reason is missing." : "The reason is not in the list."));
        return null;
    }
}

package org.scriptline.formulary.authorization.simulated;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.authorization.AuthorizationCase;
import org.scriptline.formulary.authorization.Errand;
import org.scriptline.formulary.authorization.Payer;
import org.scriptline.formulary.authorization.PayerReply;
import org.scriptline.formulary.authorization.Question;
import org.scriptline.formulary.authorization.Question.Kind;

/**
 * An invented payer.
 *
 * <ul>
 *   <li>Insulins are approved at once.
 *   <li>Every other drug: it asks for the diagnosis (ICD-10) and whether a covered drug was tried, and of incretins also
 *       for type 2 diabetes.
 *   <li>A diagnosis that is no ICD-10 code is asked for again. Nothing tried, or an incretin without diabetes, is refused
 *       with that reason. All else is approved for a year.
 *   <li>An appeal of at least forty characters is approved for half a year, a shorter one refused.
 * </ul>
 */
public final class SimulatedPayer implements Payer {

    private static final Pattern ICD_10 = Pattern.compile("[A-Z][0-9][0-9A-Z](?:\\.[0-9A-Z]{1,4})?");
    private static final Set<String> INCRETINS =
            Set.of("semaglutide", "tirzepatide", "liraglutide", "dulaglutide", "exenatide");
    private static final Duration PATIENCE = Duration.ofDays(14);
    private static final int A_REASON = 40;
    private static final int YEAR = 365;
    private static final int HALF_A_YEAR = 182;

    private final Clock clock;

    public SimulatedPayer(Clock clock) {
        this.clock = clock;
    }

    @Override
    public PayerReply carry(Errand errand, AuthorizationCase authorization) {
        return switch (errand) {
            case REQUEST -> requested(authorization);
            case ANSWERS -> answered(authorization);
            case APPEAL ->
                length(authorization.note()) >= A_REASON
                        ? approved(authorization, HALF_A_YEAR)
                        : denied(authorization, "The appeal gives no clinical reason.");
            case CANCEL -> new PayerReply.Noted();
        };
    }

    private PayerReply requested(AuthorizationCase authorization) {
        if (drug(authorization).contains("insulin")) {
            return approved(authorization, YEAR);
        }
        List<Question> questions = new ArrayList<>();
        questions.add(diagnosis("Which diagnosis is the drug for? (ICD-10-CM code)"));
        questions.add(yesNo("tried-covered-drug", "Has the patient tried a drug that the plan covers without asking?"));
        questions.add(new Question("tried-which", "Which one, and what came of it?", Kind.TEXT, List.of(), false));
        if (incretin(authorization)) {
            questions.add(yesNo("type-2-diabetes", "Does the patient have type 2 diabetes?"));
        }
        return asked(authorization, questions);
    }

    private PayerReply answered(AuthorizationCase authorization) {
        String diagnosis = authorization.answered("diagnosis");
        if (diagnosis == null || !ICD_10.matcher(diagnosis.strip()).matches()) {
            return again(authorization);
        }
        if ("no".equals(authorization.answered("tried-covered-drug"))) {
            return denied(authorization, "A drug that the plan covers has to be tried first.");
        }
        if ("no".equals(authorization.answered("type-2-diabetes"))) {
            return denied(authorization, "The plan covers this drug for type 2 diabetes only.");
        }
        return approved(authorization, YEAR);
    }

    /** All questions once more: what was answered before is not kept by this payer. */
    private PayerReply again(AuthorizationCase authorization) {
        List<Question> questions = authorization.questions().stream()
                .map(question -> question.id().equals("diagnosis")
                        ? diagnosis("The diagnosis is no ICD-10-CM code, such as E11.9. Which is it?")
                        : question)
                .toList();
        return asked(authorization, questions);
    }

    private PayerReply asked(AuthorizationCase authorization, List<Question> questions) {
        return new PayerReply.Asked(
                reference(authorization), questions, clock.instant().plus(PATIENCE));
    }

    private PayerReply approved(AuthorizationCase authorization, int days) {
        LocalDate today = LocalDate.now(clock);
        return new PayerReply.Approved(reference(authorization), today, today.plusDays(days - 1L));
    }

    private static PayerReply denied(AuthorizationCase authorization, String reason) {
        return new PayerReply.Denied(reference(authorization), reason);
    }

    private static Question diagnosis(String text) {
        return new Question("diagnosis", text, Kind.TEXT, List.of(), true);
    }

    private static Question yesNo(String id, String text) {
        return new Question(id, text, Kind.YES_NO, List.of(), true);
    }

    private static String reference(AuthorizationCase authorization) {
        String id = authorization.id().toString();
        return "PA-" + id.substring(id.length() - 8).toUpperCase(Locale.ROOT);
    }

    private static boolean incretin(AuthorizationCase authorization) {
        return INCRETINS.stream().anyMatch(drug(authorization)::contains);
    }

    private static String drug(AuthorizationCase authorization) {
        return authorization.subject().drug().toLowerCase(Locale.ROOT);
    }

    private static int length(@Nullable String words) {
        return words == null ? 0 : words.strip().length();
    }
}

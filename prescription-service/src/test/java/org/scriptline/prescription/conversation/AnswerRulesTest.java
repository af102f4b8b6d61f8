package org.scriptline.prescription.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.contracts.Coded;
import org.scriptline.contracts.codes.ChangeCode;
import org.scriptline.contracts.codes.DenialReason;
import org.scriptline.contracts.codes.PendingReason;
import org.scriptline.contracts.codes.RequestKind;
import org.scriptline.contracts.codes.RequestOutcome;
import org.scriptline.contracts.events.Fill;
import org.scriptline.contracts.events.PharmacyRequestStated;
import org.scriptline.contracts.events.RequestedMedication;
import org.scriptline.contracts.status.RequestState;

class AnswerRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    /** Columns: what is asked, how many proposals, the answer and what it brings, the code of its first fault or ok, whether it prescribes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "renewal | 0 | approved              |                                    | ok                     | true",
                "renewal | 0 | approved              | refills=1                          | ANSWER_NOT_POSSIBLE    | true",
                "renewal | 0 | approved-with-changes | refills=0                          | ok                     | true",
                "renewal | 0 | approved-with-changes |                                    | REQUIRED_FIELD_MISSING | true",
                "renewal | 0 | approved-with-changes | refills=1 resource                 | ANSWER_NOT_POSSIBLE    | true",
                "renewal | 0 | replace               | resource                           | ok                     | true",
                "renewal | 0 | replace               |                                    | REQUIRED_FIELD_MISSING | true",
                "renewal | 0 | denied                | denial=TOO_SOON                    | ok                     | false",
                "renewal | 0 | denied                |                                    | REASON_INVALID         | false",
                "renewal | 0 | denied                | denial=OTHER                       | REASON_INVALID         | false",
                "renewal | 0 | denied                | denial=OTHER note                  | ok                     | false",
                "renewal | 0 | denied                | denial=OTHER_PHARMACY resource     | ok                     | true",
                "renewal | 0 | denied                | denial=TOO_SOON resource           | ANSWER_NOT_POSSIBLE    | true",
                "renewal | 0 | pending               | delay=PROVIDER_AWAY day=2026-11-22 | ok                     | false",
                "renewal | 0 | pending               | delay=PROVIDER_AWAY day=2026-11-21 | DATE_INVALID           | false",
                "renewal | 0 | pending               | delay=PROVIDER_AWAY                | REQUIRED_FIELD_MISSING | false",
                "renewal | 0 | pending               | day=2026-11-23                     | REASON_INVALID         | false",
                "renewal | 0 | validated             |                                    | ANSWER_NOT_POSSIBLE    | false",
                "new     | 1 | approved              | resource                           | ok                     | true",
                "new     | 1 | approved              |                                    | REQUIRED_FIELD_MISSING | true",
                "new     | 1 | denied                | denial=NO_LONGER_UNDER_CARE        | ok                     | false",
                "new     | 1 | denied                |                                    | REASON_INVALID         | false",
                "new     | 1 | pending               | delay=PROVIDER_AWAY day=2026-11-22 | ANSWER_NOT_POSSIBLE    | false",
                "G       | 1 | approved              |                                    | ok                     | true",
                "T       | 2 | approved              |                                    | REQUIRED_FIELD_MISSING | true",
                "T       | 2 | approved              | proposal=2                         | ok                     | true",
                "OS      | 2 | approved              | proposal=3                         | ANSWER_NOT_POSSIBLE    | true",
                "S       | 0 | approved              |                                    | ok                     | false",
                "D       | 0 | approved-with-changes | resource                           | ok                     | true",
                "D       | 1 | replace               | resource                           | ANSWER_NOT_POSSIBLE    | true",
                "P       | 0 | approved              |                                    | ok                     | false",
                "P       | 0 | approved-with-changes | refills=1                          | ANSWER_NOT_POSSIBLE    | true",
                "U       | 0 | validated             |                                    | ok                     | false",
                "U       | 0 | approved              |                                    | ANSWER_NOT_POSSIBLE    | false"
            })
    void anAnswerIsJudged(
            String asked, int proposals, String outcome, @Nullable String brings, String expected, boolean prescribes) {
        // Given
        PharmacyRequestStated request = request(asked, proposals);
        Answer answer = answer(outcome, brings == null ? "" : brings);

        // When
        String verdict = AnswerRules.check(request, answer, TODAY).stream()
                .map(finding -> finding.code().name())
                .findFirst()
                .orElse("ok");

        // Then
        assertThat(verdict).isEqualTo(expected);
        assertThat(AnswerRules.prescribes(request, answer)).isEqualTo(prescribes);
    }

    /** Columns: the fill's days' supply, the order's, today; until when it lasts, whether a refill is too soon. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30 | 90 | 2026-11-22 | 2026-11-30 | true",
                "30 | 90 | 2026-11-23 | 2026-11-30 | true",
                "30 | 90 | 2026-11-24 | 2026-11-30 | false",
                "   | 20 | 2026-11-16 | 2026-11-20 | false",
                "   |    | 2026-11-16 |            |      "
            })
    void aRefillIsTooSoonBeforeThreeQuartersAreUsed(
            @Nullable Integer days,
            @Nullable Integer ordered,
            LocalDate today,
            @Nullable LocalDate until,
            @Nullable Boolean tooSoon) {
        // Given
        List<Fill> fills = List.of(fill(0, LocalDate.of(2026, 10, 1), 30), fill(1, LocalDate.of(2026, 11, 1), days));

        // When
        RefillTiming timing = RefillTiming.of(fills, ordered, today);

        // Then
        assertThat(timing).isEqualTo(new RefillTiming(LocalDate.of(2026, 11, 1), until, tooSoon));
    }

    private static Fill fill(int number, LocalDate day, @Nullable Integer days) {
        return new Fill(number, new BigDecimal("30"), "tablet", null, days, day, false);
    }

    private static PharmacyRequestStated request(String asked, int proposals) {
        RequestKind kind = switch (asked) {
            case "renewal" -> RequestKind.RENEWAL;
            case "new" -> RequestKind.NEW_PRESCRIPTION;
            default -> RequestKind.CHANGE;
        };
        Instant at = Instant.parse("2026-11-22T08:00:00Z");
        return new PharmacyRequestStated(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "5912359",
                kind,
                kind == RequestKind.CHANGE ? coded(ChangeCode.values(), asked) : null,
                List.of(),
                Collections.nCopies(
                        proposals,
                        new RequestedMedication(
                                "lisinopril 20 MG Oral Tablet", "314077", null, null, null, null, null, null, null)),
                null,
                null,
                List.of(),
                RequestState.WAITING,
                at,
                at,
                null);
    }

    private static Answer answer(String outcome, String brings) {
        String denial = value(brings, "denial");
        String delay = value(brings, "delay");
        String day = value(brings, "day");
        String refills = value(brings, "refills");
        String proposal = value(brings, "proposal");
        return new Answer(
                coded(RequestOutcome.values(), outcome),
                denial == null ? null : coded(DenialReason.values(), denial),
                delay == null ? null : coded(PendingReason.values(), delay),
                brings.contains("note") ? "Please telephone" : null,
                day == null ? null : LocalDate.parse(day),
                null,
                refills == null ? null : Integer.valueOf(refills),
                proposal == null ? null : Integer.valueOf(proposal),
                brings.contains("resource") ? "{}".getBytes(StandardCharsets.UTF_8) : null);
    }

    private static @Nullable String value(String brings, String name) {
        return Arrays.stream(brings.split(" "))
                .filter(part -> part.startsWith(name + "="))
                .map(part -> part.substring(name.length() + 1))
                .findFirst()
                .orElse(null);
    }

    private static <C extends Coded> C coded(C[] values, String code) {
        return Arrays.stream(values)
                .filter(value -> value.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}

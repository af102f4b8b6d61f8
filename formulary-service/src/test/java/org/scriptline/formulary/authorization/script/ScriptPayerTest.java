package org.scriptline.formulary.authorization.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scriptline.formulary.authorization.AuthorizationCase;
import org.scriptline.formulary.authorization.AuthorizationCase.Outcome;
import org.scriptline.formulary.authorization.CaseSubject;
import org.scriptline.formulary.authorization.ConnectedPayers;
import org.scriptline.formulary.authorization.Errand;
import org.scriptline.formulary.authorization.GivenAnswer;
import org.scriptline.formulary.authorization.GuardedErrands;
import org.scriptline.formulary.authorization.Payer;
import org.scriptline.formulary.authorization.PayerReply;
import org.scriptline.formulary.authorization.Question;
import org.scriptline.formulary.authorization.Question.Kind;

class ScriptPayerTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    /** Nothing here waits for it to pass, but for what is never answered. */
    private static final Duration LONG = Duration.ofSeconds(60);

    private static final Pattern MESSAGE_ID = Pattern.compile("<MessageID>([0-9a-f]{32})</MessageID>");
    private static final UUID CASE = UUID.fromString("00000000-0000-0000-0000-00000000cafe");

    private static final String QUESTIONS = """
            <PAInitiationResponse><PACaseID>C-7</PACaseID><DeadlineForReply><Date>2026-12-01</Date></DeadlineForReply>
            <Response><Open><QuestionSet><QuestionSetID>S1</QuestionSetID>
              <Question><QuestionID>tried</QuestionID><QuestionText>Tried &amp; failed a generic?</QuestionText>
                <Choice><ChoiceText>Yes</ChoiceText></Choice><Choice><ChoiceText>No</ChoiceText></Choice></Question>
              <Question><QuestionID>a1c</QuestionID><QuestionText>Last A1C?</QuestionText><IsNumeric>Y</IsNumeric></Question>
              <Question><QuestionID>since</QuestionID><QuestionText>Since when?</QuestionText>
                <IsDateTimeRequired>N</IsDateTimeRequired></Question>
              <Question><QuestionID>which</QuestionID><QuestionText>Which one?</QuestionText>
                <Choice><ChoiceText>metformin</ChoiceText></Choice><Choice><ChoiceText>glipizide</ChoiceText></Choice>
                <Choice><ChoiceText>none</ChoiceText></Choice></Question>
              <Question><QuestionID>why</QuestionID><QuestionText>Why this drug?</QuestionText>
                <IsFreeText>Y</IsFreeText></Question>
            </QuestionSet></Open></Response></PAInitiationResponse>""";

    private final CountDownLatch end = new CountDownLatch(1);
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private volatile String answer = "";
    private volatile int status = 200;
    private volatile boolean silent;
    private volatile @Nullable String relatesTo;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        seen.add(request);
        String id = relatesTo == null ? messageId(request) : relatesTo;
        byte[] bytes = ("<Message><Header><RelatesToMessageID>" + id + "</RelatesToMessageID></Header><Body>" + answer
                        + "</Body></Message>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, silent ? bytes.length + 1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.getResponseBody().flush();
        if (silent) {
            try {
                end.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
        exchange.close();
    }

    private Payer payer(Duration budget) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/epa");
        return new ScriptPayer(
                new ScriptPayer.Address(url, "PAYER9", ScriptRelease.V2023011, "secret"), "1.2.3", CLOCK, budget);
    }

    @Test
    void anErrandIsWrittenAsScriptAndItsQuestionsAreRead() {
        // Given
        answer = QUESTIONS;
        AuthorizationCase started = started();

        // When
        PayerReply reply = payer(LONG).carry(Errand.REQUEST, started);

        // Then
        assertThat(reply)
                .isEqualTo(new PayerReply.Asked(
                        "C-7",
                        List.of(
                                new Question("tried", "Tried & failed a generic?", Kind.YES_NO, List.of(), true),
                                new Question("a1c", "Last A1C?", Kind.NUMBER, List.of(), true),
                                new Question("since", "Since when?", Kind.DATE, List.of(), true),
                                new Question(
                                        "which",
                                        "Which one?",
                                        Kind.CHOICE,
                                        List.of("metformin", "glipizide", "none"),
                                        true),
                                new Question("why", "Why this drug?", Kind.TEXT, List.of(), true)),
                        Instant.parse("2026-12-02T00:00:00Z")));
        assertThat(seen.getFirst())
                .contains("TransactionVersion=\"2023011\"")
                .contains("<To Qualifier=\"PY\">PAYER9</To><From Qualifier=\"D\">1234567893</From>")
                .contains("<SentTime>2026-11-22T10:00:00Z</SentTime>")
                .contains("<PAInitiationRequest><PAReferenceID>0000000000000000000000000000cafe</PAReferenceID>")
                .contains("<PBMMemberID>M-1 &lt;2&gt;</PBMMemberID>")
                .contains("<Product><DrugCoded><DrugDBCode><Code>2599365</Code><Qualifier>SBD</Qualifier>")
                .contains("<Quantity><Value>3</Value></Quantity><DaysSupply>28</DaysSupply>")
                .contains("<Primary><Code>E11.9</Code><Qualifier>ABF</Qualifier></Primary></Diagnosis>")
                .doesNotContain("PACaseID", "PANote");
    }

    @Test
    void whatIsSentAgainHasTheSameMessageIdAndTheNextErrandAnother() {
        // Given
        answer = QUESTIONS;
        Payer payer = payer(LONG);
        AuthorizationCase started = started();
        PayerReply questions = payer.carry(Errand.REQUEST, started);

        // When
        payer.carry(Errand.REQUEST, started);
        AuthorizationCase submitted = moved(moved(moved(started.replied(questions, NOW))
                        .answer(
                                List.of(
                                        new GivenAnswer("tried", "yes"),
                                        new GivenAnswer("a1c", "8.1"),
                                        new GivenAnswer("since", "2024-02-01"),
                                        new GivenAnswer("which", "metformin"),
                                        new GivenAnswer("why", "A1C <9> & rising")),
                                NOW))
                .submit(NOW));
        payer.carry(Errand.ANSWERS, submitted);

        // Then
        assertThat(messageId(seen.get(1))).isEqualTo(messageId(seen.get(0)));
        assertThat(messageId(seen.get(2))).isNotEqualTo(messageId(seen.get(0)));
        assertThat(seen.get(2))
                .contains("<PARequest><PAReferenceID>0000000000000000000000000000cafe</PAReferenceID>"
                        + "<PACaseID>C-7</PACaseID>")
                .contains(
                        "<Question><QuestionID>a1c</QuestionID><Answer><AnswerText>8.1</AnswerText></Answer></Question>")
                .contains("<AnswerText>A1C &lt;9&gt; &amp; rising</AnswerText>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            APPEAL  | <PAAppealResponse><PACaseID>C-7</PACaseID><Response><Approved><AuthorizationNumber>A1</AuthorizationNumber><EffectiveDate><Date>2026-11-22</Date></EffectiveDate><ExpirationDate><Date>2027-11-21</Date></ExpirationDate></Approved></Response></PAAppealResponse> | Approved[reference=A1, from=2026-11-22, until=2027-11-21]
            REQUEST | <PAInitiationResponse><PACaseID>C-7</PACaseID><Response><Approved><EffectiveDate><DateTime>2026-11-22T09:00:00Z</DateTime></EffectiveDate><ExpirationDate><Date>2027-11-21</Date></ExpirationDate></Approved></Response></PAInitiationResponse> | Approved[reference=C-7, from=2026-11-22, until=2027-11-21]
            REQUEST | <PAInitiationResponse><Response><Approved/></Response></PAInitiationResponse> | Unreachable[reason=the payer approved without saying from when until when: ask it by telephone]
            REQUEST | <PAInitiationResponse><PACaseID>C-7</PACaseID><Response><Approved/><Denied><ReasonCode>BR</ReasonCode><Description>Not tried.</Description></Denied></Response></PAInitiationResponse> | Denied[reference=C-7, reason=Not tried.]
            REQUEST | <PAInitiationResponse><PACaseID>C-7</PACaseID><Response><Closed><ReasonCode>CD</ReasonCode></Closed></Response></PAInitiationResponse> | Denied[reference=C-7, reason=The payer closed the case: reason CD]
            REQUEST | <PAInitiationResponse><PACaseID>C-7</PACaseID><Response><Open/></Response></PAInitiationResponse> | Later[reference=C-7, askAgainAt=2026-11-22T10:05:00Z]
            REQUEST | <Status><Code>010</Code></Status> | Later[reference=0000000000000000000000000000cafe, askAgainAt=2026-11-22T10:05:00Z]
            REQUEST | <Error><Code>900</Code><Description>Unknown member</Description></Error> | Unreachable[reason=the payer answered with error 900: Unknown member]
            CANCEL  | <PACancelResponse/> | Noted[]
            CANCEL  | <Status><Code>000</Code></Status> | Noted[]
            REQUEST | <PAResponse><Response><Denied/></Response></PAResponse> | Unreachable[reason=the payer's answer could not be read]
            REQUEST | <PAInitiationResponse><PAReferenceID>0123</PAReferenceID><Response><Denied/></Response></PAInitiationResponse> | Unreachable[reason=the payer's answer could not be read]
            REQUEST | <PAInitiationResponse><Response><Open><Question><QuestionID>q</QuestionID></Question></Open></Response></PAInitiationResponse> | Unreachable[reason=the payer's answer could not be read]
            REQUEST | <PAInitiationResponse><Response><Approved><EffectiveDate><Date>tomorrow!!</Date></EffectiveDate></Approved></Response></PAInitiationResponse> | Unreachable[reason=the payer's answer could not be read]
            REQUEST | <!DOCTYPE x><PAInitiationResponse/> | Unreachable[reason=the payer's answer could not be read]
            REQUEST | <PAInitiationResponse> | Unreachable[reason=the payer's answer could not be read]
            """)
    void whatThePayerAnswersIsTakenOrNot(Errand errand, String body, String reply) {
        // Given
        answer = body;

        // When / Then
        assertThat(payer(LONG).carry(errand, started()).toString()).isEqualTo(reply);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 500})
    void anotherStatusIsNoAnswer(int other) {
        // Given
        status = other;
        answer = QUESTIONS;

        // When / Then
        assertThat(payer(LONG).carry(Errand.REQUEST, started()))
                .isEqualTo(new PayerReply.Unreachable("the payer answered with HTTP status " + other));
    }

    @Test
    void anAnswerToAnotherMessageIsNone() {
        // Given
        answer = QUESTIONS;
        relatesTo = "0123";

        // When / Then
        assertThat(payer(LONG).carry(Errand.REQUEST, started()))
                .isEqualTo(new PayerReply.Unreachable("the payer's answer could not be read"));
    }

    @Test
    void aPayerThatDoesNotFinishItsAnswerIsLate() {
        // Given
        answer = QUESTIONS;
        silent = true;

        // When / Then
        assertThat(payer(Duration.ofSeconds(1)).carry(Errand.REQUEST, started()))
                .isEqualTo(new PayerReply.Unreachable("the payer did not answer within 1 seconds"));
    }

    @Test
    void questionsOfATreeNeedOnlyTheFirstAnswer() {
        // Given
        answer = """
                <PAInitiationResponse><Response><Open><QuestionSet>
                <Question><QuestionID>1</QuestionID><QuestionText>One?</QuestionText>
                  <Choice><ChoiceText>a</ChoiceText><NextQuestionID>2</NextQuestionID></Choice>
                  <Choice><ChoiceText>b</ChoiceText></Choice></Question>
                <Question><QuestionID>2</QuestionID><QuestionText>Two?</QuestionText>
                  <SelectMultipleIndicator>true</SelectMultipleIndicator>
                  <Choice><ChoiceText>c</ChoiceText></Choice><Choice><ChoiceText>d</ChoiceText></Choice></Question>
                </QuestionSet></Open></Response></PAInitiationResponse>""";

        // When
        PayerReply reply = payer(LONG).carry(Errand.REQUEST, started());

        // Then
        assertThat(((PayerReply.Asked) reply).questions())
                .containsExactly(
                        new Question("1", "One?", Kind.CHOICE, List.of("a", "b"), true),
                        new Question("2", "Two? (one or more: c; d)", Kind.TEXT, List.of(), false));
    }

    @Test
    void eachPlanHasItsPayerAndAMemberWithoutAnIdIsNotAskedAbout() {
        // Given
        answer = QUESTIONS;
        Payer script = new GuardedErrands(payer(LONG), CLOCK);
        var payers = new ConnectedPayers(
                List.of(
                        new ConnectedPayers.Connected(Set.of("S9901"), script),
                        new ConnectedPayers.Connected(Set.of("12345"), (errand, one) -> new PayerReply.Noted())),
                Payer.NOT_CONNECTED);

        // When / Then
        assertThat(payers.carry(Errand.REQUEST, started())).isInstanceOf(PayerReply.Asked.class);
        assertThat(payers.carry(Errand.REQUEST, started("12345XX0010001", "M-1")))
                .isEqualTo(new PayerReply.Noted());
        assertThat(payers.carry(Errand.REQUEST, started("S99012-002-000", "M-1")))
                .isEqualTo(Payer.NOT_CONNECTED.carry(Errand.REQUEST, started()));
        assertThat(payers.carry(Errand.REQUEST, started("S9901-002-000", null)))
                .isEqualTo(new PayerReply.Unreachable(
                        "the member's id is not known, without which the payer cannot be asked: telephone it"));
        assertThat(seen).hasSize(1);
    }

    @Test
    void aPayerThatDoesNotAnswerIsLeftAlone() {
        // Given
        status = 503;
        Payer guarded = new GuardedErrands(payer(LONG), CLOCK);

        // When
        for (int time = 0; time < 5; time++) {
            guarded.carry(Errand.REQUEST, started());
        }

        // Then
        assertThat(guarded.carry(Errand.REQUEST, started()))
                .isEqualTo(new PayerReply.Unreachable("the payer has not answered lately"));
        assertThat(seen).hasSize(5);
    }

    private static AuthorizationCase started() {
        return started("S9901-002-000", "M-1 <2>");
    }

    private static AuthorizationCase started(String plan, @Nullable String member) {
        var subject = new CaseSubject(
                new UUID(1, 1),
                new UUID(2, 2),
                "elm-street",
                "1234567893",
                1,
                plan,
                2599365,
                "3 ML semaglutide 2.68 MG/ML Pen Injector [Ozempic]",
                new BigDecimal("3.0"),
                28,
                List.of("Type 2 diabetes", "E11.9"),
                member);
        return moved(AuthorizationCase.needed(CASE, subject, NOW).start(NOW));
    }

    private static AuthorizationCase moved(Outcome outcome) {
        return ((Outcome.Moved) outcome).next();
    }

    private static String messageId(String request) {
        Matcher matcher = MESSAGE_ID.matcher(request);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}

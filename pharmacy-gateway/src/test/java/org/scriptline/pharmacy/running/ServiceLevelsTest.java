package org.scriptline.pharmacy.running;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.pharmacy.delivery.Released;
import org.scriptline.pharmacy.servicelevel.Objective;
import org.scriptline.pharmacy.servicelevel.store.CountingDays;
import org.scriptline.pharmacy.servicelevel.store.DayTallies;
import org.scriptline.pharmacy.servicelevel.store.StoredDays;

/** Days are counted once from what is stored, and anybody reads the report. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(FakePharmacies.class)
class ServiceLevelsTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 2, 27);
    private static final Instant EVE = Instant.parse("2024-02-27T00:00:00Z");
    private static final Instant DAY = Instant.parse("2024-02-28T00:00:00Z");
    private static final Instant LEAP_DAY = Instant.parse("2024-02-29T00:00:00Z");
    private static final Instant AFTERWARDS = Instant.parse("2024-03-01T00:20:00Z");
    private static final Objective OBJECTIVE = new Objective(new BigDecimal("0.99"), Duration.ofMinutes(15));
    private static final String FEBRUARY = "/service-levels?month=2024-02";
    private static final String MARKUP = PastDeliveries.MARKUP;
    private static final String OTHER = PastDeliveries.OTHER;
    private static final String UNCOUNTED = "scriptline.service.levels.uncounted.days";
    private static final String PUBLISHED = "scriptline.service-levels.public";

    @Inject
    Gateway gateway;

    @Inject
    Database database;

    @Inject
    DayTallies tallies;

    @Inject
    StoredDays days;

    private PastDeliveries past;

    @BeforeEach
    void begin() {
        past = new PastDeliveries(database);
        past.clean();
        past.begin(FIRST);
    }

    @AfterEach
    void clean() {
        System.clearProperty(PUBLISHED);
        past.permit();
        past.clean();
    }

    /** A process that looks at this moment. */
    private CountingDays at(Instant now, Objective objective) {
        return new CountingDays(
                database, tallies, days, objective, Clock.fixed(now, ZoneOffset.UTC), new SimpleMeterRegistry());
    }

    private void look(Instant now) {
        at(now, OBJECTIVE).look();
    }

    /** Three days: 20 on the eve, 15 of every ending on the day, and 5 on the leap day. */
    private void deliver() {
        List<PastDeliveries.Message> messages = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            messages.add(PastDeliveries.delivered(MARKUP, EVE.plus(Duration.ofHours(number)), 500));
        }
        for (int number = 0; number < 10; number++) {
            messages.add(PastDeliveries.delivered(MARKUP, DAY.plus(Duration.ofHours(number)), 1000));
        }
        messages.add(PastDeliveries.ended(
                MARKUP,
                "ANSWERED",
                DAY.plus(Duration.ofHours(10)),
                Duration.ofMinutes(20),
                "unreachable",
                "error 600",
                "accepted 010"));
        messages.add(PastDeliveries.ended(
                MARKUP, "ANSWERED", DAY.plus(Duration.ofHours(11)), Duration.ofSeconds(2), "error 900"));
        messages.add(PastDeliveries.ended(
                MARKUP, "ANSWERED", DAY.plus(Duration.ofHours(12)), Duration.ofSeconds(2), "error 700"));
        messages.add(PastDeliveries.ended(
                MARKUP, "GIVEN_UP", EVE.plus(Duration.ofHours(13)), Duration.ofDays(1), "no-answer", "no-answer"));
        messages.add(PastDeliveries.ended(
                MARKUP, "WITHDRAWN", DAY.plus(Duration.ofHours(14)), Duration.ofSeconds(2), "no-answer"));
        messages.add(new PastDeliveries.Message(
                MARKUP,
                "CANCEL_RX",
                "ANSWERED",
                DAY.plus(Duration.ofHours(15)),
                Duration.ofSeconds(2),
                List.of("decided")));
        for (int number = 0; number < 5; number++) {
            messages.add(PastDeliveries.delivered(MARKUP, LEAP_DAY.plus(Duration.ofHours(number)), 100));
        }
        // Of two that end around midnight each belongs to the day on which it ends.
        messages.add(PastDeliveries.delivered(OTHER, DAY.minusMillis(400), 399));
        messages.add(PastDeliveries.delivered(OTHER, DAY.minusMillis(400), 400));
        past.store(messages);
        past.storeTold(
                PastDeliveries.ended(
                        MARKUP, "ANSWERED", DAY.plus(Duration.ofHours(16)), Duration.ofSeconds(30), "no-answer"),
                "Verify");
        past.paused(MARKUP, DAY.minus(Duration.ofHours(1)), DAY.plus(Duration.ofMinutes(30)));
        past.stopped(MARKUP, DAY.plus(Duration.ofMinutes(20)), DAY.plus(Duration.ofMinutes(45)));
    }

    @Test
    void everyEndingOfADayIsCountedExactly() {
        // Given
        deliver();

        // When
        look(AFTERWARDS);

        // Then
        month().body("month", equalTo("2024-02"))
                .body("zone", equalTo("UTC"))
                .body("asOf", equalTo("2024-03-01T00:00:00Z"))
                .body("objective.share", equalTo(0.99f))
                .body("objective.within", equalTo("PT15M"))
                .body("fewest", equalTo(11))
                .body("precision", equalTo(0.05f))
                .body("next", nullValue())
                .body("items.ncpdpId", contains(MARKUP, OTHER))
                .body("items[0].name", equalTo("<b>&\""))
                .body("items[0].days", hasSize(29))
                .body("items[0].days[25].state", equalTo("not-counted"))
                .body("items[0].days[25].level", nullValue())
                .body("items[0].days[26].state", equalTo("final"))
                .body("items[0].days[26].level.messages", equalTo(20))
                .body("items[0].days[26].level.p50Millis", equalTo(500))
                .body("items[0].days[26].level.objectiveMet", equalTo(true))
                .body("items[0].days[26].level.stoppedMinutes", equalTo(60));
        month().rootPath("items[0].days[27].level")
                .body("withheld", equalTo(false))
                .body("messages", equalTo(15))
                .body("delivered", nullValue())
                .body("rejected", nullValue())
                .body("failed", nullValue())
                .body("unknown", nullValue())
                .body("repeated", nullValue())
                .body("successRate", nullValue())
                .body("p50Millis", nullValue())
                .body("p99Millis", nullValue())
                .body("inTimeRate", nullValue())
                .body("objectiveMet", equalTo(false))
                .body("reachability", equalTo(0.75f))
                .body("stoppedMinutes", equalTo(45));
        month().body("items[0].days[28].level.withheld", equalTo(true))
                .body("items[0].days[28].level.messages", nullValue())
                .body("items[0].days[28].level.reachability", equalTo(1.0f))
                .body("items[0].daysCounted", equalTo(3))
                .body("items[0].daysLeftOut", equalTo(1))
                .body("items[0].sum.messages", equalTo(35))
                .body("items[0].sum.delivered", nullValue())
                .body("items[0].sum.p50Millis", nullValue())
                .body("items[1].days[26].level.withheld", equalTo(true))
                .body("items[1].days[27].level.withheld", equalTo(true))
                .body("items[1].days[28].level.messages", equalTo(0))
                .body("items[1].sum.withheld", equalTo(true));
        assertThat(past.rows())
                .anyMatch(row -> row.contains("\"day\":\"2024-02-28\",\"delivered\":12,\"rejected\":1,\"failed\":1,"
                        + "\"unknown\":1,\"repeated\":2,\"in_time\":12,"));
        assertThat(past.rows()).anyMatch(row -> row.contains("\"slowest_millis\":1200000"));
    }

    private static ValidatableResponse month() {
        return given().get(FEBRUARY).then().statusCode(200).contentType("application/json");
    }

    @Test
    void aPharmacyThatAnswersByAMessageOfItsOwnHasIt() {
        // Given
        for (int number = 0; number < 11; number++) {
            past.storeTold(
                    PastDeliveries.ended(
                            OTHER, "ANSWERED", DAY.plus(Duration.ofHours(number)), Duration.ofSeconds(7), "no-answer"),
                    number == 0 ? "Error" : "Verify");
        }

        // When
        look(AFTERWARDS);

        // Then
        given().get(FEBRUARY + "&pharmacy=" + OTHER)
                .then()
                .rootPath("items[0].days[27].level")
                .body("messages", equalTo(11))
                .body("delivered", nullValue())
                .body("reachability", equalTo(0.0f));
        assertThat(past.rows())
                .anyMatch(row -> row.contains("\"delivered\":10,\"rejected\":0,\"failed\":1,\"unknown\":0,")
                        && row.contains("\"slowest_millis\":7000"));
    }

    @Test
    void theLastAnswerOfAMessageSaysHowItEnded() {
        // Given
        for (int number = 0; number < 11; number++) {
            past.store(List.of(PastDeliveries.ended(
                    OTHER,
                    "ANSWERED",
                    DAY.plus(Duration.ofHours(number)),
                    Duration.ofMinutes(30),
                    number == 0
                            ? new String[] {"accepted 010", "error 900"}
                            : new String[] {"error 601", "accepted 010"})));
        }

        // When
        look(AFTERWARDS);

        // Then
        given().get(FEBRUARY + "&pharmacy=" + OTHER)
                .then()
                .rootPath("items[0].days[27].level")
                .body("messages", equalTo(11))
                .body("rejected", nullValue());
        assertThat(past.rows())
                .anyMatch(row -> row.contains("\"delivered\":10,\"rejected\":1,\"failed\":0,\"unknown\":0,"));
    }

    @Test
    void aFinishedDayIsCountedOnceWhateverHappensLater() {
        // Given
        deliver();
        look(AFTERWARDS);
        List<String> first = past.rows();

        // When
        look(AFTERWARDS.plus(Duration.ofMinutes(5)));
        past.forgetMessages();
        at(AFTERWARDS.plus(Duration.ofMinutes(30)), new Objective(new BigDecimal("0.5"), Duration.ofHours(1)))
                .look();

        // Then
        assertThat(first).hasSize(3 + 5);
        assertThat(past.rows()).isEqualTo(first);
    }

    @Test
    void aDayThatCannotBeCountedKeepsNoOtherBackAndIsTriedAgain() {
        // Given
        deliver();
        past.forbid(DAY);
        MeterRegistry meters = new SimpleMeterRegistry();
        CountingDays counting =
                new CountingDays(database, tallies, days, OBJECTIVE, Clock.fixed(AFTERWARDS, ZoneOffset.UTC), meters);

        // When
        counting.look();
        List<String> without = past.rows();
        double uncounted = meters.get(UNCOUNTED).gauge().value();
        past.permit();
        counting.look();

        // Then
        assertThat(uncounted).isEqualTo(1);
        assertThat(without).noneMatch(row -> row.contains("\"day\":\"2024-02-28\""));
        assertThat(without).anyMatch(row -> row.contains("\"day\":\"2024-02-27\",\"final\":true"));
        assertThat(without).anyMatch(row -> row.contains("\"day\":\"2024-02-29\",\"final\":true"));
        assertThat(past.rows()).anyMatch(row -> row.contains("\"day\":\"2024-02-28\",\"final\":true"));
        assertThat(meters.get(UNCOUNTED).gauge().value()).isZero();
        assertThat(given().get("/q/metrics").asString()).contains("scriptline_service_levels_uncounted_days");
    }

    @Test
    void missedDaysComeToTheSameAsDaysThatWereCountedInTime() {
        // Given
        deliver();
        look(EVE.plus(Duration.ofHours(5)));
        look(DAY.plus(Duration.ofMinutes(10)));
        look(DAY.plus(Duration.ofHours(7)));
        look(LEAP_DAY.plus(Duration.ofMinutes(10)));
        look(AFTERWARDS);
        List<String> inTime = past.rows();
        past.clean();
        past.begin(FIRST);
        deliver();

        // When
        look(EVE.plus(Duration.ofHours(5)));
        look(AFTERWARDS);

        // Then
        assertThat(past.rows()).isEqualTo(inTime);
    }

    @Test
    void aDayIsProvisionalUntilTenMinutesAfterItsEndAndCountedAnewEveryHour() {
        // Given
        deliver();

        // When
        look(DAY.plus(Duration.ofMinutes(5 * 60 + 59)));
        List<String> atFive = past.rows();
        look(DAY.plus(Duration.ofHours(6)));
        List<String> atSix = past.rows();
        look(LEAP_DAY.plus(Duration.ofMinutes(9)));
        List<String> tooEarly = past.rows();
        look(LEAP_DAY.plus(Duration.ofMinutes(10)));

        // Then
        assertThat(atFive).anyMatch(row -> row.contains("\"day\":\"2024-02-28\",\"delivered\":5,"));
        assertThat(atSix).anyMatch(row -> row.contains("\"day\":\"2024-02-28\",\"delivered\":6,"));
        assertThat(tooEarly).isEqualTo(atSix);
        assertThat(past.rows()).anyMatch(row -> row.contains("\"day\":\"2024-02-28\",\"final\":true"));
        assertThat(past.rows()).anyMatch(row -> row.contains("\"day\":\"2024-02-28\",\"delivered\":12,"));
    }

    @Test
    void twoProcessesAtOnceCountADayOnce() throws Exception {
        // Given
        deliver();
        look(AFTERWARDS);
        List<String> alone = past.rows();
        past.clean();
        past.begin(FIRST);
        deliver();
        CyclicBarrier together = new CyclicBarrier(2);

        // When
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> looks = new ArrayList<>();
            for (int process = 0; process < 2; process++) {
                looks.add(threads.submit(() -> {
                    together.await();
                    look(AFTERWARDS);
                    return null;
                }));
            }
            for (Future<?> one : looks) {
                one.get();
            }
        }
        look(AFTERWARDS);

        // Then
        assertThat(past.rows()).isEqualTo(alone);
    }

    @Test
    void whatIsReallyDeliveredIsCountedOnTheDayOnWhichItEnded() {
        // Given
        String pharmacy = FakePharmacies.PARTNERS.get(3);
        PrescriptionReleased released = Released.to(pharmacy);
        gateway.release(released);
        gateway.awaitChanges(released, "delivered");
        LocalDate day = LocalDate.ofInstant(
                Instant.ofEpochMilli(gateway.count(
                        "select (extract(epoch from ended_at) * 1000)::bigint from outgoing_message where prescription_id = ?",
                        released.content().prescriptionId())),
                ZoneOffset.UTC);
        past.countFrom(day);

        // When
        look(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofMinutes(20)));

        // Then
        assertThat(gateway.count(
                        "select delivered from service_level where pharmacy_ncpdp_id = ? and in_time > 0 and minutes_answered > 0",
                        pharmacy))
                .isEqualTo(gateway.count("""
                        select count(*) from outgoing_message m where pharmacy_ncpdp_id = ? and kind = 'NEW_RX' and state = 'ANSWERED'
                        and (ended_at at time zone 'UTC')::date = (select day from service_level_day where final)
                        and exists (select from delivery_attempt where message_id = m.id and outcome in ('accepted', 'verified'))""", pharmacy));
    }

    @Test
    void thePageShowsANameAsTextAndRunsNothing() {
        // Given
        deliver();
        look(AFTERWARDS);

        // When
        Response page =
                given().accept("text/html,application/xhtml+xml,*/*;q=0.8").get(FEBRUARY + "&pharmacy=" + MARKUP);

        // Then
        page.then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Security-Policy", startsWith("default-src 'none'; style-src 'sha256-"))
                .header("X-Content-Type-Options", "nosniff")
                .body(containsString("&lt;b&gt;&amp;&quot;</a>"))
                .body(not(containsString("<b>")))
                .body(not(containsString("<script")))
                .body(containsString("<time datetime=\"2024-02-28\">2024-02-28</time>"));
    }

    @Test
    void aClientGetsWhatItAsksForAndAUrlMaySaySoToo() {
        // Given
        deliver();
        look(AFTERWARDS);

        // Then
        given().accept("text/csv")
                .get(FEBRUARY)
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"service-levels-2024-02.csv\"")
                .body(containsString("\r\n5877001,\"<b>&\"\"\",2024-02-28,final,false,15,,,,,,,,,,false,0.750,45\r\n"));
        given().get(FEBRUARY + "&format=csv").then().statusCode(200).contentType("text/csv;charset=UTF-8");
        given().accept("text/html").get(FEBRUARY + "&format=json").then().contentType("application/json");
        given().accept("application/pdf").get(FEBRUARY).then().statusCode(406).body("code", equalTo("NOT_ACCEPTABLE"));
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        // Given
        deliver();
        look(AFTERWARDS);
        Response first = given().get(FEBRUARY);
        String tag = first.header("ETag");

        // When
        Response again = given().header("If-None-Match", tag).get(FEBRUARY);

        // Then
        first.then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=300")
                .header("Vary", containsString("Accept"));
        again.then().statusCode(304).header("ETag", tag).header("Cache-Control", "public, max-age=300");
        assertThat(again.asByteArray()).isEmpty();
        given().header("If-None-Match", tag)
                .accept("text/csv")
                .get(FEBRUARY)
                .then()
                .statusCode(200);
    }

    @Test
    void pharmaciesComePageByPage() {
        // Given
        deliver();
        look(AFTERWARDS);

        // Then
        given().get(FEBRUARY + "&limit=1")
                .then()
                .body("items.ncpdpId", contains(MARKUP))
                .body("next", equalTo(MARKUP))
                .header("Link", "<?month=2024-02&limit=1&cursor=" + MARKUP + "&format=json>; rel=\"next\"");
        given().get(FEBRUARY + "&limit=1&cursor=" + MARKUP)
                .then()
                .body("items.ncpdpId", contains(OTHER))
                .body("next", nullValue());
        given().get(FEBRUARY + "&pharmacy=" + OTHER).then().body("items.ncpdpId", contains(OTHER));
        given().get("/service-levels?month=2024-01&pharmacy=" + OTHER)
                .then()
                .body("items.ncpdpId", contains(OTHER))
                .body("items[0].daysCounted", equalTo(0))
                .body("items[0].sum", nullValue())
                .body("items[0].days.state.unique()", contains("not-counted"));
        given().get(FEBRUARY + "&pharmacy=5877999").then().statusCode(200).body("items", empty());
    }

    @Test
    void aWrongParameterIsRefusedByItsName() {
        YearMonth next = YearMonth.now(ZoneOffset.UTC).plusMonths(1);
        for (String month : List.of("2024-13", "2024-2", "February", "2024-02-28", next.toString())) {
            given().queryParam("month", month)
                    .get("/service-levels")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("PARAMETER_INVALID"))
                    .body("field", equalTo("month"))
                    .body("detail", startsWith("month is a calendar month as 2026-01, and not after "))
                    .body("fix", equalTo("Correct the named parameter."));
        }
        for (String wrong : List.of("pharmacy=591234", "format=pdf", "limit=0", "limit=201", "cursor=x")) {
            given().get("/service-levels?" + wrong)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("PARAMETER_INVALID"))
                    .body("field", equalTo(wrong.substring(0, wrong.indexOf('='))));
        }
    }

    @Test
    void whereItIsNotPublishedOnlyOperationsReadIt() {
        // Given
        System.setProperty(PUBLISHED, "false");

        // Then
        given().get(FEBRUARY)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .body("code", equalTo("TOKEN_MISSING_OR_INVALID"))
                .body(
                        "detail",
                        equalTo("The service levels are not published here; operations read them with their token."));
        given().auth()
                .oauth2(TestTokens.token("pharmacist"))
                .get(FEBRUARY)
                .then()
                .statusCode(403)
                .body("code", equalTo("NOT_ALLOWED"));
        given().auth().oauth2("not.a.token").get(FEBRUARY).then().statusCode(401);
        given().auth()
                .oauth2(TestTokens.token("ops"))
                .get(FEBRUARY)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-cache");
    }
}

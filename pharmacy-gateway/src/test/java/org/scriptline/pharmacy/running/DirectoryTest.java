package org.scriptline.pharmacy.running;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.pharmacy.delivery.Released;
import org.scriptline.pharmacy.directory.store.DirectoryUpdate;
import org.scriptline.pharmacy.partner.store.PartnerFigures;

/** Directory files are loaded whole or not at all, and pharmacies are found by name, distance and service. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(FakePharmacies.class)
class DirectoryTest {

    private static final String HEADER =
            "ncpdpId,npi,name,latitude,longitude,channel,status,effectiveTo,hours,serviceLevels\n";

    private static final String NPI = "1497000038";

    @Inject
    Gateway gateway;

    @Inject
    Database database;

    @Inject
    DirectoryUpdate update;

    @Inject
    PartnerFigures figures;

    /** A file that requests may load; its name. */
    static String file(String content) {
        try {
            return Files.writeString(Files.createTempFile(FakePharmacies.INCOMING, "file", ".csv"), content)
                    .getFileName()
                    .toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void findsPharmaciesInTheOrderOfTheirDistancePageByPage() {
        // Given
        load("distances", "delta", HEADER + """
                        5800001,,Distance North,61.00,25.00,SCRIPT,active,,Mon-Fri 9-18,NewRx;EPCS
                        5800002,,Distance Middle,60.50,25.00,SCRIPT,active,,,NewRx
                        5800003,,Distance South,60.00,25.00,WORKLIST,active,,,
                        """)
                .statusCode(201)
                .body("changed", equalTo(3))
                .body("format", equalTo("csv"));

        // When
        String next = find("near=60.10,25.00&withinKm=200&limit=2")
                .body("items.name", contains("Distance South", "Distance Middle"))
                .body("items.distanceKm", contains(11.12f, 44.48f))
                .body("items[0].lastHour", nullValue())
                .body("items[1].lastHour.attempts", equalTo(0))
                .extract()
                .path("next");

        // Then
        find("near=60.10,25.00&withinKm=200&limit=2&cursor=" + next)
                .body("items.name", contains("Distance North"))
                .body("items[0].hours", equalTo("Mon-Fri 9-18"))
                .body("next", nullValue());
        find("near=60.10,25.00&withinKm=200&service=epcs")
                .body("items.name", contains("Distance South", "Distance North"));
        find("near=60.10,25.00").body("items.name", contains("Distance South"));
        find("name=distance%20m").body("items.ncpdpId", contains("5800002"));
    }

    @Test
    void aDefectiveFileChangesNothingAndIsRemembered() {
        // Given
        String bad = HEADER + "5800011,,Half Loaded,,,SCRIPT,active,,,\n5800012,12,Half Loaded,,,SCRIPT,active,,,\n";

        // When
        load("defective", "delta", bad)
                .statusCode(422)
                .body("code", equalTo("RELEASE_REFUSED"))
                .body("defects.line", contains(3))
                .body("defects.column", contains("npi"))
                .body("defects.reason", contains("is not 10 digits"));

        // Then
        find("name=half%20loaded").body("items.size()", equalTo(0));
        ops().get("/pharmacies/releases?limit=200")
                .then()
                .statusCode(200)
                .body("items.find { it.source == 'defective' }.reason", equalTo("line 3, npi: is not 10 digits"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"delta", "full"})
    void aFileThatGivesAPharmacyTheNumberOfAnotherChangesNothingAndIsRemembered(String mode) {
        // When
        String detail = load(
                        "one-number-" + mode,
                        mode,
                        HEADER + "5800301,1497000012,Number Of Another,,,SCRIPT,active,,,\n")
                .statusCode(422)
                .body("code", equalTo("RELEASE_REFUSED"))
                .extract()
                .path("detail");

        // Then
        assertThat(detail).matches("The pharmacies (5800301 and 5912342|5912342 and 5800301) would have one NPI\\.");
        find("name=number%20of%20another").body("items.size()", equalTo(0));
        ops().get("/pharmacies/releases?limit=200")
                .then()
                .statusCode(200)
                .body("items.findAll { it.source == 'one-number-" + mode + "' }.state", contains("refused"))
                .body("items.find { it.source == 'one-number-" + mode + "' }.reason", equalTo(detail))
                .body("items.find { it.source == 'one-number-" + mode + "' }.mode", equalTo(mode));
    }

    @Test
    void aFullFileClosesWhatItsSourceDoesNotNameAndNobodyElses() {
        // Given
        load(
                "chain-a",
                "full",
                HEADER + "5800021,,Chain One,,,SCRIPT,active,,,\n5800022,,Chain Two,,,SCRIPT,active,,,\n");
        load("chain-b", "full", HEADER + "5800023,,Chain Three,,,SCRIPT,active,,,\n");

        // When
        load("chain-a", "full", HEADER + "5800021,,Chain One,,,SCRIPT,active,,,\n")
                .statusCode(201)
                .body("changed", equalTo(1));

        // Then
        find("name=chain")
                .body("items.name", contains("Chain One", "Chain Three", "Chain Two"))
                .body("items.active", contains(true, true, false));
        assertThat(gateway.count("select max(sequence) from event where subject = ?", "5800022"))
                .isEqualTo(2);
    }

    @Test
    void aPharmacyTakesPrescriptionsUntilItsLastDayAndIsClosedInTheNightAfter() {
        // Given
        load("ending", "delta", HEADER + "5800031,,Ending,,,SCRIPT,active,2026-01-31,,\n")
                .statusCode(201);
        PrescriptionReleased late = Released.to("5800031");

        // When
        gateway.release(late);
        int closed = database.inTransaction(transaction -> update.close(transaction, LocalDate.of(2026, 2, 1)));

        // Then
        assertThat(gateway.awaitChanges(late, "failed").detail())
                .isEqualTo("The pharmacy does not take prescriptions at present.");
        assertThat(closed).isEqualTo(1);
        find("name=ending").body("items.active", contains(false));
    }

    @Test
    void whatTheNationalRegistryListsIsFoundAndAmendsThePharmacyWithItsNumber() {
        // Given
        load("known", "delta", HEADER + "5800041," + NPI + ",Registered,,,SCRIPT,active,,,\n")
                .statusCode(201);
        String registry = "NPI,Entity Type Code,Provider Organization Name (Legal Business Name),"
                + "Provider First Line Business Practice Location Address,Provider Business Practice Location Address City Name,"
                + "Provider Business Practice Location Address State Name,Provider Business Practice Location Address Postal Code,"
                + "Provider Business Practice Location Address Telephone Number,taxonomies\n"
                + NPI + ",2,REGISTERED INC,9 NEW STREET,SPRINGFIELD,IL,62701,2175550111,3336C0003X\n"
                + "1234567893,2,LISTED ONLY INC,8 OLD STREET,SPRINGFIELD,IL,62701,2175550112,3336C0003X\n";

        // When
        load("nppes", "delta", registry)
                .statusCode(201)
                .body("listings", equalTo(2))
                .body("changed", equalTo(3));

        // Then
        find("name=registered")
                .body("items.name", contains("Registered"))
                .body("items[0].address.line", equalTo("9 NEW STREET"))
                .body("items[0].phone", equalTo("2175550111"));
        find("name=listed%20only").body("items[0].ncpdpId", nullValue()).body("items[0].electronic", nullValue());
        load("nppes", "delta", registry).statusCode(201).body("changed", equalTo(0));
    }

    @Test
    void theAnswerTellsHowDeliveriesOfTheLastHourWent() {
        // Given
        load("reached", "delta", """
                        ncpdpId,name,line,city,state,postalCode,phone,channel,status,serviceLevels
                        5800051,Reached,3 Test Street,Springfield,IL,62701,2175550197,SCRIPT,active,NewRx
                        """).statusCode(201);
        PrescriptionReleased first = Released.to("5800051");
        PrescriptionReleased second = Released.to("5800051");
        FakePharmacies.answers("5800051", second, FakePharmacies.error("900"));
        gateway.release(first);
        gateway.awaitChanges(first, "delivered");
        gateway.release(second);
        gateway.awaitChanges(second, "rejected");

        // When
        figures.store();

        // Then
        find("name=reached")
                .body("items[0].lastHour.attempts", equalTo(2))
                .body("items[0].lastHour.answered", equalTo(2))
                .body("items[0].lastHour.accepted", equalTo(1))
                .body("items[0].lastHour.successRate", equalTo(0.5f));
    }

    @Test
    void refusesWhatCannotBeMeant() {
        for (String wrong : new String[] {
            "near=91,0", "near=1", "withinKm=3", "near=1,1&withinKm=501", "service=Coffee", "limit=0", "cursor=x"
        }) {
            given().auth()
                    .oauth2(TestTokens.token("prescriber"))
                    .get("/pharmacies?" + wrong)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("PARAMETER_INVALID"));
        }
        ops().body("{\"path\":\"../../etc/hosts\"}")
                .post("/pharmacies/releases")
                .then()
                .statusCode(400)
                .body("code", equalTo("REQUEST_FIELD_INVALID"));
    }

    private static ValidatableResponse load(String source, String mode, String content) {
        return ops().body(
                        "{\"path\":\"" + file(content) + "\",\"mode\":\"" + mode + "\",\"source\":\"" + source + "\"}")
                .post("/pharmacies/releases")
                .then();
    }

    private static ValidatableResponse find(String query) {
        return given().auth()
                .oauth2(TestTokens.token("prescriber"))
                .urlEncodingEnabled(false)
                .get("/pharmacies?" + query)
                .then()
                .statusCode(200);
    }

    private static RequestSpecification ops() {
        return given().auth().oauth2(TestTokens.token("ops")).contentType("application/json");
    }
}

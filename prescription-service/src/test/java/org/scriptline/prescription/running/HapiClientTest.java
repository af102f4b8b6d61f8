package org.scriptline.prescription.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.SearchStyleEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.instance.model.api.IBaseOperationOutcome;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.prescription.fhir.OrderFixture;

/** HAPI's generic client, as an EMR has it, against the running service: nothing on its side is configured for ours. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class HapiClientTest {

    private static final FhirContext CONTEXT = patient();
    private static final String ORDERS = "http://elm-street.example/hapi";

    @Test
    void aDraftIsCreatedReadFoundByPagesSignedAndCancelled() {
        // Given
        pharmacyIsKnown();
        IGenericClient client = client(TestTokens.token("prescriber"));
        List<String> identifiers = List.of(
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString());
        List<String> ids = new ArrayList<>();

        // When
        for (String identifier : identifiers) {
            MethodOutcome created =
                    client.create().resource(order("draft", identifier)).execute();
            assertThat(created.getCreated()).isTrue();
            ids.add(created.getId().getIdPart());
        }
        MedicationRequest read = client.read()
                .resource(MedicationRequest.class)
                .withId(ids.getFirst())
                .execute();
        Bundle page = client.search()
                .forResource(MedicationRequest.class)
                .where(MedicationRequest.IDENTIFIER.exactly().systemAndValues(ORDERS, identifiers))
                .count(2)
                .returnBundle(Bundle.class)
                .execute();
        Bundle rest = client.loadPage().next(page).execute();
        Bundle posted = client.search()
                .forResource(MedicationRequest.class)
                .where(MedicationRequest.PATIENT.hasId(
                        read.getSubject().getIdentifier().getValue()))
                .and(MedicationRequest.STATUS.exactly().code("draft"))
                .usingStyle(SearchStyleEnum.POST)
                .returnBundle(Bundle.class)
                .execute();
        MedicationRequest signed = client.operation()
                .onInstance("MedicationRequest/" + ids.getFirst())
                .named("$sign")
                .withNoParameters(Parameters.class)
                .returnResourceType(MedicationRequest.class)
                .execute();
        MedicationRequest cancelled = client.operation()
                .onInstance("MedicationRequest/" + ids.getFirst())
                .named("$cancel")
                .withParameter(Parameters.class, "reason", new CodeType("PATIENT_REQUEST"))
                .returnResourceType(MedicationRequest.class)
                .execute();

        // Then
        assertThat(read.getStatus()).isEqualTo(MedicationRequest.MedicationRequestStatus.DRAFT);
        assertThat(read.getMeta().getVersionId()).isEqualTo("1");
        assertThat(entries(page)).containsExactly(ids.get(2), ids.get(1));
        assertThat(entries(rest)).containsExactly(ids.get(0));
        assertThat(entries(posted)).containsExactly(ids.get(0));
        assertThat(signed.getStatus()).isEqualTo(MedicationRequest.MedicationRequestStatus.ACTIVE);
        assertThat(cancelled.getStatus()).isEqualTo(MedicationRequest.MedicationRequestStatus.CANCELLED);
    }

    @Test
    void everyRefusalIsAnExceptionThatCarriesAnOperationOutcome() {
        // Given
        pharmacyIsKnown();
        IGenericClient client = client(TestTokens.token("prescriber"));
        String id = client.create()
                .resource(order("draft", UUID.randomUUID().toString()))
                .execute()
                .getId()
                .getIdPart();
        String cancelled = "MedicationRequest/" + id;
        cancel(client, cancelled);

        // When / Then
        assertThatThrownBy(() -> client.read()
                        .resource(MedicationRequest.class)
                        .withId(UUID.randomUUID().toString())
                        .execute())
                .isInstanceOfSatisfying(
                        ResourceNotFoundException.class, e -> assertCode(e.getOperationOutcome(), "NOT_FOUND"));
        assertThatThrownBy(() -> client.search()
                        .byUrl("MedicationRequest?status=nonsense")
                        .returnBundle(Bundle.class)
                        .execute())
                .isInstanceOfSatisfying(
                        InvalidRequestException.class, e -> assertCode(e.getOperationOutcome(), "PARAMETER_INVALID"));
        assertThatThrownBy(() -> client.create()
                        .resource(order("draft", "x").setDosageInstruction(null))
                        .execute())
                .isInstanceOfSatisfying(
                        UnprocessableEntityException.class, e -> assertCode(e.getOperationOutcome(), "SIG_MISSING"));
        assertThatThrownBy(() -> cancel(client, cancelled))
                .isInstanceOfSatisfying(
                        ResourceVersionConflictException.class,
                        e -> assertCode(e.getOperationOutcome(), "STATE_CONFLICT"));
        assertThatThrownBy(() -> cancel(client(TestTokens.token("agent")), cancelled))
                .isInstanceOfSatisfying(
                        ForbiddenOperationException.class, e -> assertCode(e.getOperationOutcome(), "NOT_ALLOWED"));
    }

    @Test
    void theCapabilityStatementAndTheDefinitionsItNamesAreRead() {
        // Given
        IGenericClient client = client(TestTokens.token("emr"));

        // When
        CapabilityStatement statement =
                client.capabilities().ofType(CapabilityStatement.class).execute();
        Bundle found = client.search()
                .forResource(StructureDefinition.class)
                .where(StructureDefinition.URL
                        .matches()
                        .value("http://scriptline.example/fhir/StructureDefinition/order-status"))
                .returnBundle(Bundle.class)
                .execute();

        // Then
        assertThat(statement.getRestFirstRep().getResource())
                .extracting(CapabilityStatement.CapabilityStatementRestResourceComponent::getType)
                .contains("MedicationRequest", "DetectedIssue", "MedicationDispense", "Provenance", "Task");
        assertThat(entries(found)).containsExactly("order-status");
    }

    /** A pause of the machine is no answer: HAPI would wait for ten seconds. */
    private static FhirContext patient() {
        FhirContext context = FhirContext.forR4();
        context.getRestfulClientFactory().setSocketTimeout(60_000);
        context.getRestfulClientFactory().setConnectTimeout(60_000);
        return context;
    }

    private IGenericClient client(String token) {
        IGenericClient client = CONTEXT.newRestfulGenericClient("http://localhost:" + RestAssured.port + "/fhir");
        client.registerInterceptor(new BearerTokenAuthInterceptor(token));
        return client;
    }

    private void pharmacyIsKnown() {
        try (Peers peers = new Peers()) {
            peers.statePharmacy("5912342", true);
        }
        IGenericClient client = client(TestTokens.token("prescriber"));
        await().ignoreExceptions()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> client.create()
                        .resource(order("draft", UUID.randomUUID().toString()))
                        .execute());
    }

    private static MedicationRequest order(String status, String identifier) {
        byte[] json = OrderFixture.lisinopril()
                .set("/status", status)
                .set("/contained/0/identifier/0/value", UUID.randomUUID().toString())
                .set("/identifier/0/system", ORDERS)
                .set("/identifier/0/value", identifier)
                .remove("/authoredOn")
                .bytes();
        return CONTEXT.newJsonParser().parseResource(MedicationRequest.class, new String(json, StandardCharsets.UTF_8));
    }

    private static void cancel(IGenericClient client, String prescription) {
        client.operation()
                .onInstance(prescription)
                .named("$cancel")
                .withParameter(Parameters.class, "reason", new CodeType("COST"))
                .returnResourceType(MedicationRequest.class)
                .execute();
    }

    private static List<String> entries(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .toList();
    }

    private static void assertCode(IBaseOperationOutcome outcome, String code) {
        assertThat(((OperationOutcome) outcome)
                        .getIssueFirstRep()
                        .getDetails()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo(code);
    }
}

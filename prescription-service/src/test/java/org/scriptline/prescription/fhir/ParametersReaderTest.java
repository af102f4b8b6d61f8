package org.scriptline.prescription.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.codes.OverrideReason;
import org.scriptline.contracts.codes.UnscreenedReleaseReason;
import org.scriptline.contracts.events.AlertOverride;

class ParametersReaderTest {
    private final ParametersReader reader = new ParametersReader();

    @Test
    void signCarriesAnOverrideForEachAlert() {
        // Given
        String parameters = parameters("""
                {"name": "override", "part": [
                  {"name": "alert", "valueString": "a1"},
                  {"name": "reason", "valueCode": "WILL_MONITOR"}]},
                {"name": "override", "part": [
                  {"name": "alert", "valueString": "facts-not-applied"},
                  {"name": "reason", "valueCoding": {"code": "OTHER"}},
                  {"name": "comment", "valueString": "Asked by telephone"}]}""");

        // When
        Reading<SignParameters> reading = reader.sign(bytes(parameters));

        // Then
        assertThat(reading)
                .isEqualTo(new Reading.Accepted<>(new SignParameters(List.of(
                        new AlertOverride("a1", OverrideReason.WILL_MONITOR, null),
                        new AlertOverride(
                                AlertOverride.FACTS_NOT_APPLIED, OverrideReason.OTHER, "Asked by telephone")))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | true",
                "{\"resourceType\":\"Parameters\"} | true",
                "{\"resourceType\":\"Parameters\",\"paramter\":[]} | false",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"outcome\",\"valueCode\":\"denied\"}]} | false",
                "{} | false",
                "denied | false"
            })
    void nothingIsGivenByAnEmptyBodyOrAnEmptyParametersAlone(String body, boolean none) {
        assertThat(reader.none(bytes(body))).isEqualTo(none);
    }

    @Test
    void anEmptyBodySignsWithoutOverrides() {
        // Given
        byte[] nothing = {};

        // When
        Reading<SignParameters> reading = reader.sign(nothing);

        // Then
        assertThat(reading).isEqualTo(new Reading.Accepted<>(new SignParameters(List.of())));
    }

    @Test
    void cancelAndUnscreenedReleaseCarryAReason() {
        // Given
        String cancel = parameters("""
                {"name": "reason", "valueCodeableConcept": {"coding": [{"code": "WRONG_PATIENT"}]}}""");
        String release = parameters("""
                {"name": "reason", "valueCode": "OTHER"}, {"name": "comment", "valueString": "Power cut"}""");

        // When
        Reading<CancelParameters> cancelled = reader.cancel(bytes(cancel));
        Reading<UnscreenedReleaseParameters> released = reader.releaseUnscreened(bytes(release));

        // Then
        assertThat(cancelled).isEqualTo(new Reading.Accepted<>(new CancelParameters(CancelReason.WRONG_PATIENT, null)));
        assertThat(released)
                .isEqualTo(new Reading.Accepted<>(
                        new UnscreenedReleaseParameters(UnscreenedReleaseReason.OTHER, "Power cut")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a misspelt parameter|{"name":"overide"}|REQUEST_UNKNOWN_FIELD Parameters.parameter[0].name
            no alert|{"name":"override","part":[{"name":"reason","valueCode":"NOT_TAKING"}]}|OVERRIDE_INVALID Parameters.parameter[0]
            no reason|{"name":"override","part":[{"name":"alert","valueString":"a1"}]}|OVERRIDE_INVALID Parameters.parameter[0]
            a reason of another list|{"name":"override","part":[{"name":"alert","valueString":"a1"},{"name":"reason","valueCode":"COST"}]}|OVERRIDE_INVALID Parameters.parameter[0]
            OTHER without a comment|{"name":"override","part":[{"name":"alert","valueString":"a1"},{"name":"reason","valueCode":"OTHER"}]}|OVERRIDE_INVALID Parameters.parameter[0]
            one alert twice|{"name":"override","part":[{"name":"alert","valueString":"a1"},{"name":"reason","valueCode":"NOT_TAKING"}]},{"name":"override","part":[{"name":"alert","valueString":"a1"},{"name":"reason","valueCode":"NOT_TAKING"}]}|OVERRIDE_INVALID Parameters.parameter[1]
            an element that R4 does not know|{"name":"override","parts":[{"name":"alert"}]}|FHIR_INVALID Parameters.parameter[0].parts
            """)
    void whatIsMissingOrUnknownIsNamed(String name, String parameter, String finding) {
        // Given
        byte[] body = bytes(parameters(parameter));

        // When
        Reading<SignParameters> reading = reader.sign(body);

        // Then
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(((Reading.Refused<?>) refused).findings())
                                .extracting(one -> one.code() + " " + one.expression())
                                .containsExactly(finding));
    }

    private static String parameters(String parameters) {
        return "{\"resourceType\": \"Parameters\", \"parameter\": [" + parameters + "]}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

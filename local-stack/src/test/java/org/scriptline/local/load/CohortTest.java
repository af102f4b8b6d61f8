package org.scriptline.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.scriptline.local.client.Practice;
import org.scriptline.local.client.PrescriptionRequest;

class CohortTest {

    /** Six hundred orders of forty places: one full round. */
    private final List<PrescriptionRequest> orders = LongStream.range(0, 600)
            .mapToObj(new Cohort("run", 40, Cohort.POSTED_TO)::request)
            .toList();

    @Test
    void patientsGetThreePrescriptionsOnAverageAndNeverOneDrugTwice() {
        // When
        Map<String, List<PrescriptionRequest>> byPatient = orders.stream()
                .collect(Collectors.groupingBy(order -> order.person().recordNumber()));
        // Then
        assertThat(byPatient).hasSize(200);
        assertThat(byPatient.values()).extracting(List::size).contains(1, 2, 3, 4, 5);
        assertThat(byPatient.values()).allSatisfy(patient -> {
            assertThat(patient).extracting(PrescriptionRequest::drug).doesNotHaveDuplicates();
            assertThat(patient)
                    .extracting(PrescriptionRequest::practice)
                    .containsOnly(patient.get(0).practice());
        });
    }

    @Test
    void practicesAndHealthyPharmaciesTakeTurns() {
        assertThat(orders).extracting(PrescriptionRequest::practice).contains(Practice.values());
        assertThat(orders.stream()
                        .map(PrescriptionRequest::pharmacy)
                        .distinct()
                        .sorted()
                        .toList())
                .hasSize(20)
                .startsWith("5900010")
                .endsWith("5900029");
    }

    @Test
    void twoPrescriptionsOfOnePatientAreSomePlacesApart() {
        assertThat(orders.get(40).person().recordNumber())
                .isEqualTo(orders.get(0).person().recordNumber());
        assertThat(orders.subList(0, 40))
                .extracting(order -> order.person().recordNumber())
                .doesNotHaveDuplicates();
    }
}

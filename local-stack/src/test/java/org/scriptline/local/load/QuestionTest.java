package org.scriptline.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.scriptline.local.client.Answer;

class QuestionTest {

    @Test
    void aScreeningAsksOneDraftAgainstFifteenDifferentDrugs() throws Exception {
        // When
        JsonNode body = JsonMapper.builder().build().readTree(Question.SCREENINGS.body(3));
        // Then
        assertThat(body.path("draft").findValuesAsText("name")).containsExactly("amiodarone");
        assertThat(body.path("active").findValuesAsText("name")).hasSize(15).doesNotHaveDuplicates();
    }

    @Test
    void aCoverageCheckAsksForAlternatives() throws Exception {
        // When
        JsonNode body = JsonMapper.builder().build().readTree(Question.COVERAGE_CHECKS.body(1));
        // Then
        assertThat(body.path("drug").path("rxcui").asText()).isEqualTo("861007");
        assertThat(body.path("alternatives").asBoolean()).isTrue();
    }

    @Test
    void questionsThatFollowEachOtherDiffer() {
        assertThat(LongStream.range(0, 60).mapToObj(Question.SCREENINGS::body)).doesNotHaveDuplicates();
    }

    @Test
    void aRefusalIsNoAnswer() {
        assertThat(Question.SCREENINGS.answeredBy(answer(200, "{\"outcome\":\"CLEAR\"}")))
                .isTrue();
        assertThat(Question.SCREENINGS.answeredBy(answer(400, "{\"outcome\":\"CLEAR\"}")))
                .isFalse();
        assertThat(Question.SCREENINGS.answeredBy(answer(200, "{}"))).isFalse();
    }

    @Test
    void facesAreCalledAsInTheirPaths() {
        assertThat(Question.named("coverage-checks")).contains(Question.COVERAGE_CHECKS);
        assertThat(Question.named("coverage")).isEmpty();
    }

    private static Answer answer(int status, String body) {
        return new Answer(status, body, Optional.empty());
    }
}

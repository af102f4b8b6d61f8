package org.scriptline.pharmacy.delivery.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.pharmacy.delivery.MessageKind;
import org.scriptline.pharmacy.delivery.Reply;
import org.scriptline.pharmacy.delivery.TaskAnswer;
import org.scriptline.pharmacy.script.CancelRxResponse;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.Reading;
import org.scriptline.pharmacy.script.SampleOrders;
import org.scriptline.pharmacy.script.xml.ScriptReader;

class TaskDocumentTest {

    @Test
    void aPrescriptionIsContainedInATaskWhoseReferencesAllMeanSomething() throws IOException {
        // Given
        Message order = new Message(SampleOrders.header(), SampleOrders.newRx(SampleOrders.medication()));

        // When
        JsonNode task = new ObjectMapper().readTree(TaskDocument.write(order).json());

        // Then
        assertThat(task.path("resourceType").asText()).isEqualTo("Task");
        assertThat(task.path("status").asText()).isEqualTo("requested");
        assertThat(task.at("/code/coding/0/code").asText()).isEqualTo("fulfill");
        assertThat(task.at("/identifier/0/value").asText())
                .isEqualTo(order.header().messageId());
        List<String> contained = new ArrayList<>();
        task.path("contained").forEach(one -> contained.add("#" + one.path("id").asText()));
        assertThat(contained)
                .doesNotHaveDuplicates()
                .contains(task.at("/focus/reference").asText());
        task.path("contained").forEach(one -> assertThat(one.has("contained")).isFalse());
        List<String> references = task.findValuesAsText("reference");
        assertThat(references).isNotEmpty().allMatch(contained::contains);
    }

    @ParameterizedTest
    @CsvSource({"Approved, approved", "Denied, denied"})
    void whatWeDecidedIsNotTheStatusThatThePartnerSets(String file, String decision) throws IOException {
        // Given
        byte[] answer = Files.readAllBytes(
                Path.of("..", "script-corpus", "2017071", "sound", "RxRenewalResponse-" + file + ".xml"));
        Message message = ((Reading.Readable) new ScriptReader().read(answer)).message();

        // When
        JsonNode task = new ObjectMapper().readTree(TaskDocument.write(message).json());

        // Then
        assertThat(task.path("status").asText()).isEqualTo("requested");
        assertThat(task.at("/businessStatus/coding/0/code").asText()).isEqualTo(decision);
        assertThat(task.at("/basedOn/0/identifier/value").asText())
                .isEqualTo(message.header().relatesToMessageId())
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "requested,    nothing,  nothing",
        "received,     Status,   nothing",
        "accepted,     Verify,   nothing",
        "in-progress,  Verify,   nothing",
        "completed,    Verify,   approved",
        "rejected,     Error,    denied",
        "failed,       Error,    denied",
        "cancelled,    Error,    nothing",
        "somewhere,    nothing,  nothing"
    })
    void theStatusOfATaskIsAnAnswerInTheWordsOfScript(String status, String toOrder, String toCancel) {
        assertThat(word(TaskAnswer.of(MessageKind.NEW_RX, status))).isEqualTo(toOrder);
        assertThat(word(TaskAnswer.of(MessageKind.CANCEL_RX, status))).isEqualTo(toCancel);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"resourceType\":\"Task\",\"status\":\"accepted\"} | accepted",
                "{\"resourceType\":\"OperationOutcome\"} | none",
                "<html/> | none",
                "'' | none"
            })
    void onlyATaskHasAStatus(String answer, String status) {
        assertThat(TaskDocument.status(answer.getBytes(StandardCharsets.UTF_8)).orElse("none"))
                .isEqualTo(status);
    }

    private static String word(Reply reply) {
        return switch (reply) {
            case Reply.Nothing ignored -> "nothing";
            case Reply.Answered answered ->
                answered.body() instanceof CancelRxResponse response
                        ? (response.approved() ? "approved" : "denied")
                        : answered.body().name();
        };
    }
}

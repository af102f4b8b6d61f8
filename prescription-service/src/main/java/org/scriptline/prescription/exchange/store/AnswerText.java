package org.scriptline.prescription.exchange.store;

import java.util.List;
import java.util.stream.Collectors;
import org.scriptline.prescription.fhir.TransactionResponse.Answer;
import org.scriptline.prescription.fhir.TransactionResponse.Remark;

/** The answers of a transaction as one text beside its idempotency key: a line each, without patient data. */
final class AnswerText {
    private static final String NOWHERE = "-";

    private AnswerText() {}

    static String write(List<Answer> answers) {
        return answers.stream()
                .map(answer -> answer.status() + " " + (answer.location() == null ? NOWHERE : answer.location()) + " "
                        + answer.version() + " " + answer.remark())
                .collect(Collectors.joining("\n"));
    }

    static List<Answer> read(String text) {
        return text.lines()
                .map(line -> line.split(" "))
                .map(part -> new Answer(
                        Integer.parseInt(part[0]),
                        part[1].equals(NOWHERE) ? null : part[1],
                        Long.parseLong(part[2]),
                        Remark.valueOf(part[3]),
                        List.of()))
                .toList();
    }
}

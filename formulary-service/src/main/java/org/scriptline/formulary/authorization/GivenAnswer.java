package org.scriptline.formulary.authorization;

/** The practice's answer to a {@link Question}, by its id. */
public record GivenAnswer(String question, String value) {

    @Override
    public String toString() {
        return "GivenAnswer[" + question + ", redacted]";
    }
}

package org.scriptline.interaction.knowledge;

/**
 * One reason for which a knowledge base is refused.
 *
 * @param place file, rule or class
 * @param problem one sentence
 */
public record KnowledgeDefect(String place, String problem) {

    @Override
    public String toString() {
        return place + ": " + problem;
    }
}

package org.scriptline.interaction.knowledge;

import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.screening.Severity;

/**
 * What changes a rule's severity. A rule's modifiers are asked in their order and the first that holds decides.
 *
 * @param severity null for a rule that then does not apply at all
 * @param note added to the consequence: why it is graver or milder here
 */
public record Modifier(Criterion when, @Nullable Severity severity, String note) {}

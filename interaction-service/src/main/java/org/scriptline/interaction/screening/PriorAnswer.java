package org.scriptline.interaction.screening;

import java.time.LocalDate;

/**
 * That a prescriber answered an alert for this person before. The alert's id stands for its whole context: the rule, the
 * severity, the bands of dose and laboratory value, and every drug and fact involved.
 *
 * @param alert id of the alert
 * @param by the prescriber, as other clinicians are shown them
 * @param on local date of the answer
 */
public record PriorAnswer(String alert, String by, LocalDate on) {}

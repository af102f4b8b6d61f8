package org.scriptline.interaction.gate;

import java.util.UUID;
import org.scriptline.interaction.person.RecordFacts;

/**
 * A record that said something new after prescriptions of its person had been answered.
 *
 * @param before what it said before the first change that nobody has looked at
 * @param sequence of that change
 */
public record NewFacts(UUID record, RecordFacts before, long sequence) {}

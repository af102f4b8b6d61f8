/**
 * The patient across providers, to be read and reconciled: every drug with where it is known from, what people said of it
 * since, and who opened it in an emergency. A newcomer deletes a line that a patient does not take: nothing is deleted,
 * a mark with its source and date stands beside it.
 */
@NullMarked
package org.scriptline.interaction.profile;

import org.jspecify.annotations.NullMarked;

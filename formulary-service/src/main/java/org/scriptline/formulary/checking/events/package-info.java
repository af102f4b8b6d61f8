/**
 * Prescription events in, coverage events out. What a newcomer gets wrong: one answer for each prescription of a batch, about its newest revision.
 */
@NullMarked
package org.scriptline.formulary.checking.events;

import org.jspecify.annotations.NullMarked;

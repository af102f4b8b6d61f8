/**
 * Orders: what a pharmacy is asked to do and how far it came, on three axes. What a newcomer gets wrong: a pharmacy's facts are stored even when they contradict
 * what we know (a fill after an approved cancel); they become contradictions for people, never refusals.
 */
@NullMarked
package org.scriptline.pharmacy.order;

import org.jspecify.annotations.NullMarked;

/**
 * The release gate: a person's medication profile and the decision whether a signed prescription may go. A newcomer
 * trusts what was read before the lock: everything the gate decides by is read after the person rows are locked, in new
 * statements, and is written in the same transaction.
 */
@NullMarked
package org.scriptline.interaction.gate;

import org.jspecify.annotations.NullMarked;

/**
 * What pharmacies ask the prescriber and how the prescriber answers. What a newcomer gets wrong: an approval is a new prescription, signed with the
 * answer, that passes the release gate; the pharmacy hears of it when it is released.
 */
@NullMarked
package org.scriptline.prescription.conversation;

import org.jspecify.annotations.NullMarked;

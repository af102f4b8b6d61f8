/**
 * SCRIPT messages as FHIR R4 and back: an order is a MedicationRequest, a fill notice a MedicationDispense, a question or an answer a Task, each in a Bundle of
 * type message whose MessageHeader is the envelope. What a newcomer gets wrong: the losses are not a list that somebody keeps; what was written is read again,
 * and what does not come back is the loss.
 */
@NullMarked
package org.scriptline.pharmacy.script.fhir;

import org.jspecify.annotations.NullMarked;

/**
 * Partners that take prescriptions as FHIR Tasks. What a newcomer gets wrong: a Task that is posted again is not a second one; the message's identifier says which it is, and the
 * answer is what became of it since.
 */
@NullMarked
package org.scriptline.pharmacy.delivery.fhir;

import org.jspecify.annotations.NullMarked;

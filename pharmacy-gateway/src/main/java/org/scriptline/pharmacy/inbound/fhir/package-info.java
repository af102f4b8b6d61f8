/**
 * What pharmacies report in FHIR. What a newcomer gets wrong: nothing is created here that could be read again or changed; a report is a message, and the pharmacy's
 * own identifier of the fill is its MessageID.
 */
@NullMarked
package org.scriptline.pharmacy.inbound.fhir;

import org.jspecify.annotations.NullMarked;

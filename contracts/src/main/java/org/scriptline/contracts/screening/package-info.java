/**
 * The answer of a screening, the same in events, in JSON and behind the FHIR face. What a newcomer gets wrong: alerts are to be read whatever the outcome.
 */
@NullMarked
package org.scriptline.contracts.screening;

import org.jspecify.annotations.NullMarked;

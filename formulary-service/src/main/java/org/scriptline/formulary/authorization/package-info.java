/**
 * Prior authorizations: a case for each signed prescription whose plan asks for one, from "needed" to the payer's decision
 * and its end. What a newcomer gets wrong: nobody waits for a payer. A practice's step leaves an {@link
 * org.scriptline.formulary.authorization.Errand} on the case, and a worker carries it to the payer afterwards, as often as
 * it takes.
 */
@NullMarked
package org.scriptline.formulary.authorization;

import org.jspecify.annotations.NullMarked;

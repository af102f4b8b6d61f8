/**
 * The pharmacies as partners in delivery. What a newcomer gets wrong: a pharmacy that answers with an Error is reachable; it did not accept, though.
 */
@NullMarked
package org.scriptline.pharmacy.partner;

import org.jspecify.annotations.NullMarked;

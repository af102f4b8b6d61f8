/**
 * The pharmacist's list and what can be done from it. What a newcomer gets wrong: another pharmacy's order is not there, it is not forbidden.
 */
@NullMarked
package org.scriptline.pharmacy.worklist;

import org.jspecify.annotations.NullMarked;

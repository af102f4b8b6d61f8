/**
 * The four axes of a prescription. What a newcomer gets wrong: they are never folded into one enum, and delivery never moves the order axis.
 */
@NullMarked
package org.scriptline.contracts.status;

import org.jspecify.annotations.NullMarked;

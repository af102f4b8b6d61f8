/**
 * Taking messages in one transaction. What a newcomer gets wrong: a message that matches nothing is kept too, for a human.
 */
@NullMarked
package org.scriptline.pharmacy.inbound.store;

import org.jspecify.annotations.NullMarked;

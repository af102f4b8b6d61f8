/**
 * What a pharmacy asks the prescriber about an order, and how the answer reaches it. What a newcomer gets wrong: an approval is not told
 * when the prescriber gives it but when the new prescription that carries it is released.
 */
@NullMarked
package org.scriptline.pharmacy.conversation;

import org.jspecify.annotations.NullMarked;

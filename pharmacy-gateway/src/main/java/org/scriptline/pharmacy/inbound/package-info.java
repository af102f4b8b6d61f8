/**
 * Messages from pharmacies. What a newcomer gets wrong: (From, MessageID) is the identity; the same one again is a retry and gets the first answer, whatever it holds.
 */
@NullMarked
package org.scriptline.pharmacy.inbound;

import org.jspecify.annotations.NullMarked;

/**
 * Bringing messages to pharmacies. What a newcomer gets wrong: an attempt is committed before its bytes leave, so after a crash we know that the pharmacy may
 * have the message, and send the same MessageID again.
 */
@NullMarked
package org.scriptline.pharmacy.delivery;

import org.jspecify.annotations.NullMarked;

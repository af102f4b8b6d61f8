/**
 * What prescription events mean for deliveries. What a newcomer gets wrong: bytes leave only after the batch is committed.
 */
@NullMarked
package org.scriptline.pharmacy.delivery.events;

import org.jspecify.annotations.NullMarked;

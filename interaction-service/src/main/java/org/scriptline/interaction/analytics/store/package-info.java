/** Counts from what the gate and the cards kept. A newcomer joins the record: counting needs no patient. */
@NullMarked
package org.scriptline.interaction.analytics.store;

import org.jspecify.annotations.NullMarked;

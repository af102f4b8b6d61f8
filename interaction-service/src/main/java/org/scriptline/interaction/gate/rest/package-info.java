/** Link and unlink for operations. A newcomer copies facts from record to record: nothing is copied, so unlinking is exact. */
@NullMarked
package org.scriptline.interaction.gate.rest;

import org.jspecify.annotations.NullMarked;

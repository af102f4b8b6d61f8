/** Tests of what pharmacies send. */
@NullMarked
package org.scriptline.pharmacy.inbound;

import org.jspecify.annotations.NullMarked;

/** Inquiries that are to be put to payers, in PostgreSQL; each is gone once it is answered. */
@NullMarked
package org.scriptline.formulary.benefit.store;

import org.jspecify.annotations.NullMarked;

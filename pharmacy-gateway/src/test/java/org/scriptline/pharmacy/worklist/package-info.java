/** Tests of the worklist without a database. */
@NullMarked
package org.scriptline.pharmacy.worklist;

import org.jspecify.annotations.NullMarked;

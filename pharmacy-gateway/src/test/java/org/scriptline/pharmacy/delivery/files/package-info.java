/** Tests of the files that are exchanged with partners. */
@NullMarked
package org.scriptline.pharmacy.delivery.files;

import org.jspecify.annotations.NullMarked;

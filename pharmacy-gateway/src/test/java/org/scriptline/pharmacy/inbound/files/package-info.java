/** Tests of messages that come as files. */
@NullMarked
package org.scriptline.pharmacy.inbound.files;

import org.jspecify.annotations.NullMarked;

/** Tests of messages that come by requests. */
@NullMarked
package org.scriptline.pharmacy.inbound.rest;

import org.jspecify.annotations.NullMarked;

/** Tests of Tasks without a server. */
@NullMarked
package org.scriptline.pharmacy.delivery.fhir;

import org.jspecify.annotations.NullMarked;

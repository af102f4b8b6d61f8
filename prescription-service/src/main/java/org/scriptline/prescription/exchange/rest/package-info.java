/** {@code POST /fhir} and the facts as resources of their own. What a newcomer gets wrong: a single resource is a transaction of one entry, not another way in. */
@NullMarked
package org.scriptline.prescription.exchange.rest;

import org.jspecify.annotations.NullMarked;

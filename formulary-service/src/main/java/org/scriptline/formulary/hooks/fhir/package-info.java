/** Reads what an EMR prefetched, leniently. A newcomer throws at the first odd resource: the rest is checked all the same, and the odd one is named. */
@NullMarked
package org.scriptline.formulary.hooks.fhir;

import org.jspecify.annotations.NullMarked;

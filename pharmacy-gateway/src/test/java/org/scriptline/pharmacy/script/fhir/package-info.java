/** Tests. */
@NullMarked
package org.scriptline.pharmacy.script.fhir;

import org.jspecify.annotations.NullMarked;

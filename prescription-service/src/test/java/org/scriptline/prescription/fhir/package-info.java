/** Tests; null-checked like the code under test. */
@NullMarked
package org.scriptline.prescription.fhir;

import org.jspecify.annotations.NullMarked;

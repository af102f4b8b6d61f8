/**
 * FHIR R4 in and out. What a newcomer gets wrong: HAPI alone is not strict (it takes duplicate keys and trailing bytes),
 * so {@link org.scriptline.prescription.fhir.StrictFhirJson} reads first; and what leaves is the resource as received with
 * our elements set on top, never a resource rebuilt from our own fields.
 */
@NullMarked
package org.scriptline.prescription.fhir;

import org.jspecify.annotations.NullMarked;

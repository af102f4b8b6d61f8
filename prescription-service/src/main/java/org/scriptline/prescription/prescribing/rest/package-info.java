/**
 * The FHIR face and the JSON face.
 */
@NullMarked
package org.scriptline.prescription.prescribing.rest;

import org.jspecify.annotations.NullMarked;

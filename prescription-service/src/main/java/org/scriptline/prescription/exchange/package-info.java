/**
 * FHIR transactions: facts and prescriptions of a patient in one request, stored together or not at all. What a newcomer
 * gets wrong: a resource that was kept is not a fact; the facts stand in the patient record, and a resource may take one back.
 */
@NullMarked
package org.scriptline.prescription.exchange;

import org.jspecify.annotations.NullMarked;

/**
 * Searches over HTTP: FHIR's and the plain JSON list.
 */
@NullMarked
package org.scriptline.prescription.searching.rest;

import org.jspecify.annotations.NullMarked;

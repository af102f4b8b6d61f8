/**
 * The inbox as JSON, and its items as FHIR Tasks.
 */
@NullMarked
package org.scriptline.prescription.inbox.rest;

import org.jspecify.annotations.NullMarked;

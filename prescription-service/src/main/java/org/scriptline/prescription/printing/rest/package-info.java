/**
 * Sheets over HTTP.
 */
@NullMarked
package org.scriptline.prescription.printing.rest;

import org.jspecify.annotations.NullMarked;

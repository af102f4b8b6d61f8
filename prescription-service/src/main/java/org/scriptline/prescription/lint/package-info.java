/**
 * What is wrong with a submitted order, before anything is stored. What a newcomer gets wrong: a rule returns every
 * defect it sees, an error stops the order and a warning travels with it; nothing here reads FHIR, JSON or a database.
 */
@NullMarked
package org.scriptline.prescription.lint;

import org.jspecify.annotations.NullMarked;

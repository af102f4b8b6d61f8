/** The FHIR face. What a newcomer gets wrong: a parameter that is not known is refused, never read over. */
@NullMarked
package org.scriptline.formulary.pdex.rest;

import org.jspecify.annotations.NullMarked;

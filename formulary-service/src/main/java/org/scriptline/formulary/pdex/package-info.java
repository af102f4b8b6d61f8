/**
 * The formulary as HL7 Da Vinci PDex US Drug Formulary (R4), read only, from memory. What a newcomer gets wrong: nobody
 * signs in here and nothing of a search is kept, since who asks for which drug is nobody's business.
 */
@NullMarked
package org.scriptline.formulary.pdex;

import org.jspecify.annotations.NullMarked;

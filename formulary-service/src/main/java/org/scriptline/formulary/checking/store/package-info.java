/**
 * What was answered, for the sequence of the answers. What a newcomer gets wrong: no patient data is kept here but the record's id.
 */
@NullMarked
package org.scriptline.formulary.checking.store;

import org.jspecify.annotations.NullMarked;

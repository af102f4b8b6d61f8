/** Which cards were shown and what became of them. What a newcomer gets wrong: no patient and no drug is kept here. */
@NullMarked
package org.scriptline.formulary.hooks.store;

import org.jspecify.annotations.NullMarked;

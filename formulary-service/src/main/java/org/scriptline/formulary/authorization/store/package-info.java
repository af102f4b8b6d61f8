/**
 * Cases in PostgreSQL, with the worker that carries errands. What a newcomer gets wrong: a payer is asked outside every
 * transaction; its reply counts only if the case is still the one that was asked about.
 */
@NullMarked
package org.scriptline.formulary.authorization.store;

import org.jspecify.annotations.NullMarked;

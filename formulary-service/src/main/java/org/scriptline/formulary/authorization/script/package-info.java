/**
 * Payers that speak NCPDP SCRIPT's electronic prior authorization over HTTPS. What a newcomer gets wrong: the names of
 * transactions and elements are public, their nesting in a payer's schema is not; docs/prior-authorization.md says which is
 * which, and what is not carried.
 */
@NullMarked
package org.scriptline.formulary.authorization.script;

import org.jspecify.annotations.NullMarked;

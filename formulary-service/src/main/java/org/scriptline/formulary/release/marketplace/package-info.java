/**
 * Marketplace payers' formularies: CMS's QHP JSON files and PDex Formulary FHIR in NDJSON, read as a stream.
 *
 * <p>What a newcomer gets wrong: these payers' tiers are words, their restrictions may be left open, and a copay of 0
 * beside a coinsurance is no price of nothing but a contradiction, which is answered as unknown.
 */
@NullMarked
package org.scriptline.formulary.release.marketplace;

import org.jspecify.annotations.NullMarked;

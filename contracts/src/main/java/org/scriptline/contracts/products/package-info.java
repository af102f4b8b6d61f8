/**
 * The authored product table: which drugs this system knows by code, by name and by brand.
 *
 * <p>What a newcomer gets wrong: an RxNorm code does not tell by its looks whether it is an ingredient
 * or a product; only a product can be prescribed. And a ten-digit NDC without hyphens names up to three
 * different packages, so it is refused, never guessed.
 */
@NullMarked
package org.scriptline.contracts.products;

import org.jspecify.annotations.NullMarked;

/** Tokens that CDS clients sign themselves. A newcomer trusts what a token says before its signature is checked: only the issuer is read then, to find the key. */
@NullMarked
package org.scriptline.formulary.hooks.client;

import org.jspecify.annotations.NullMarked;

/**
 * What is wrong with a message before it is sent. What a newcomer gets wrong: a message that can be read is not yet one that may be sent; the linter writes it
 * again as strictly as our own, and looks for the habits that get prescriptions misread.
 */
@NullMarked
package org.scriptline.pharmacy.script.lint;

import org.jspecify.annotations.NullMarked;

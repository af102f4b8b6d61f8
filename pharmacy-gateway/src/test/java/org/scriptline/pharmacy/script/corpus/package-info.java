/**
 * The corpus of synthetic SCRIPT messages in script-corpus. What a newcomer gets wrong: the files are the truth, and the generator only wrote them; a change of
 * the codec that changes a finding changes the corpus, on purpose or not at all.
 */
@NullMarked
package org.scriptline.pharmacy.script.corpus;

import org.jspecify.annotations.NullMarked;

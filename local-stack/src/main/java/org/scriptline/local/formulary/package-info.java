/**
 * {@code ./erx formulary}: loads payers' files into a running stack, and generates files of any size in CMS's layout.
 *
 * <p>What a newcomer gets wrong: the files are read by the service, from their place on this machine; nothing is sent
 * but their path.
 */
@NullMarked
package org.scriptline.local.formulary;

import org.jspecify.annotations.NullMarked;

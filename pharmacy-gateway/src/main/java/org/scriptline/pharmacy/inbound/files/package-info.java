/**
 * Messages that come as files. What a newcomer gets wrong: a file is moved only after its message is committed, so that a crash between the two takes it again as a repeat.
 */
@NullMarked
package org.scriptline.pharmacy.inbound.files;

import org.jspecify.annotations.NullMarked;

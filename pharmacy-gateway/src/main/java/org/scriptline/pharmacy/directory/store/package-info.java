/**
 * The directory in PostgreSQL. What a newcomer gets wrong: a pharmacy that a new file does not name becomes inactive, it does not vanish.
 */
@NullMarked
package org.scriptline.pharmacy.directory.store;

import org.jspecify.annotations.NullMarked;

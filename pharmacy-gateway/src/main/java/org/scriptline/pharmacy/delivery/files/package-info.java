/**
 * Folders through which an operator exchanges files with a partner. What a newcomer gets wrong: a file appears under its name only when it is whole, and a name
 * that begins with a dot is not there yet.
 */
@NullMarked
package org.scriptline.pharmacy.delivery.files;

import org.jspecify.annotations.NullMarked;

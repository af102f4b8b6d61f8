/**
 * SCRIPT messages from and to XML. What a newcomer gets wrong: the reader accepts both releases' shapes in any message, since peers mix them, and marks what it
 * used; whatever is left unmarked is told as a finding, so that nothing is dropped silently. The writer knows one shape for each release and refuses what it
 * cannot carry.
 */
@NullMarked
package org.scriptline.pharmacy.script.xml;

import org.jspecify.annotations.NullMarked;

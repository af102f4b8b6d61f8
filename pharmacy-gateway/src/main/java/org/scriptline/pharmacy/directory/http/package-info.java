/**
 * Where directory files come from. What a newcomer gets wrong: a source that is down changes nothing; what was stored last goes on serving.
 */
@NullMarked
package org.scriptline.pharmacy.directory.http;

import org.jspecify.annotations.NullMarked;

/**
 * Who is calling. What a newcomer gets wrong: not yours and not there answer alike.
 */
@NullMarked
package org.scriptline.kit.security;

import org.jspecify.annotations.NullMarked;

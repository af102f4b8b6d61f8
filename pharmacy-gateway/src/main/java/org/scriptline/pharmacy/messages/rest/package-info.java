/**
 * Messages over HTTP. What a newcomer gets wrong: a payload is read by POST, since it needs a reason and leaves an audit entry.
 */
@NullMarked
package org.scriptline.pharmacy.messages.rest;

import org.jspecify.annotations.NullMarked;

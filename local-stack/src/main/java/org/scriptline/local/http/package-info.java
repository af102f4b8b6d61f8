/**
 * A small HTTP/1.1 client over kept connections, cheap enough to stand on the cores that it measures, and where a server of the JDK is opened.
 *
 * <p>What a newcomer gets wrong: a request on a kept connection may meet a server that has just closed it, and is then sent once
 * more on a fresh one. So whatever changes something must be safe to repeat: an order carries its Idempotency-Key, a SCRIPT
 * message its MessageID.
 */
@NullMarked
package org.scriptline.local.http;

import org.jspecify.annotations.NullMarked;

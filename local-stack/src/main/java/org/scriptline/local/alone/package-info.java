/**
 * What the databases alone could do: the services' own statements, captured with their values during a short run, are carried out
 * once more on a copy of the databases, without services, Kafka and pharmacies in between.
 *
 * <p>What a newcomer gets wrong: values are needed, since an INSERT without its rows or an UPDATE that meets none costs something
 * else; and so is the state from before the capture, or every INSERT would meet its own row. Hence the copy is made first.
 */
@NullMarked
package org.scriptline.local.alone;

import org.jspecify.annotations.NullMarked;

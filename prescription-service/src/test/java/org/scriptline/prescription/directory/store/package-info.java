/** Tests. What a newcomer gets wrong: two stores on one database are two instances of the service; only one of them hears of a change. */
@NullMarked
package org.scriptline.prescription.directory.store;

import org.jspecify.annotations.NullMarked;

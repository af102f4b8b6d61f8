/**
 * What the services say to each other: event records, codes and the product table.
 *
 * <p>What a newcomer gets wrong: nothing here may depend on a library. JSON is written and read by
 * service-kit; these records only name the fields.
 */
@NullMarked
package org.scriptline.contracts;

import org.jspecify.annotations.NullMarked;

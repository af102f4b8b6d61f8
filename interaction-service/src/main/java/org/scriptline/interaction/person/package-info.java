/**
 * Records and persons: which patient records of different practices are one person. A newcomer takes the record for the
 * person: everything that other services name is a record; the person is known only here, and only as a column that
 * link and unlink change.
 */
@NullMarked
package org.scriptline.interaction.person;

import org.jspecify.annotations.NullMarked;

/** The profile in PostgreSQL, read and written by whole batches with array statements. A newcomer adds a query for each event: a batch has a fixed number of statements, however long it is. */
@NullMarked
package org.scriptline.interaction.gate.store;

import org.jspecify.annotations.NullMarked;

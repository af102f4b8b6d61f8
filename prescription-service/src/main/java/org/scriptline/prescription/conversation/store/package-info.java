/**
 * Requests and answers in PostgreSQL: an answer, its new prescription and their events are one transaction.
 */
@NullMarked
package org.scriptline.prescription.conversation.store;

import org.jspecify.annotations.NullMarked;

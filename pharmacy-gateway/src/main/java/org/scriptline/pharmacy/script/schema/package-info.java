/**
 * Validation against schemas that an operator is licensed to use. What a newcomer gets wrong: none comes with us, and none may; a validator's words hold values
 * of the message, so that only the broken rule and its place are told.
 */
@NullMarked
package org.scriptline.pharmacy.script.schema;

import org.jspecify.annotations.NullMarked;

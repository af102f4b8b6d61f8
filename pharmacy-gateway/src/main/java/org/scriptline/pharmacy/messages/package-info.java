/**
 * Every message to and from pharmacies, for operations. What a newcomer gets wrong: a list never holds a payload; it is patient data.
 */
@NullMarked
package org.scriptline.pharmacy.messages;

import org.jspecify.annotations.NullMarked;

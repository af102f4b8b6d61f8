/**
 * Looking pharmacies up. What a newcomer gets wrong: the directory holds no patient data, so every role may read it.
 */
@NullMarked
package org.scriptline.pharmacy.directory.rest;

import org.jspecify.annotations.NullMarked;

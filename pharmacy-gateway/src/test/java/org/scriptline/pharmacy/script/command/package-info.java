/** Tests of the command package. What a newcomer gets wrong: every person and pharmacy in here is invented, and so is every schema. */
@NullMarked
package org.scriptline.pharmacy.script.command;

import org.jspecify.annotations.NullMarked;

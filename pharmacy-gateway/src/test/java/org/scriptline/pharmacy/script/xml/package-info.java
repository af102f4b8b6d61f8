/** Tests of the SCRIPT codec. What a newcomer gets wrong: every person and pharmacy in here is invented. */
@NullMarked
package org.scriptline.pharmacy.script.xml;

import org.jspecify.annotations.NullMarked;

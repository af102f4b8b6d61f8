/** Tests; null-checked like the code under test. */
@NullMarked
package org.scriptline.prescription.lint;

import org.jspecify.annotations.NullMarked;

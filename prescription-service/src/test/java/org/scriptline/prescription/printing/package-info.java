@NullMarked
package org.scriptline.prescription.printing;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.scriptline.prescription.prescribing;

import org.jspecify.annotations.NullMarked;

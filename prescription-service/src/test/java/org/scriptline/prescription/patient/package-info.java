@NullMarked
package org.scriptline.prescription.patient;

import org.jspecify.annotations.NullMarked;

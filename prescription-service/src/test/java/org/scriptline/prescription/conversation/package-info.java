/** Tests of what pharmacies ask and how prescribers answer. */
@NullMarked
package org.scriptline.prescription.conversation;

import org.jspecify.annotations.NullMarked;

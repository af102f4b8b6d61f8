/** What operations see of the running suite. */
@NullMarked
package org.scriptline.endtoend.operations;

import org.jspecify.annotations.NullMarked;

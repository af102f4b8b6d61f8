/**
 * An operator's own lists: pairs in CSV and names in RxNorm's files. A newcomer drops what cannot be resolved; every row
 * that was not taken is named.
 */
@NullMarked
package org.scriptline.interaction.knowledge.importing;

import org.jspecify.annotations.NullMarked;

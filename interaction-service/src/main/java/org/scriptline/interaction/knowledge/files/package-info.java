/** Where the files of a knowledge base lie. A newcomer expects a folder: inside the packaged service it is a jar. */
@NullMarked
package org.scriptline.interaction.knowledge.files;

import org.jspecify.annotations.NullMarked;

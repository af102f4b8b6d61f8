/** Tests. What a newcomer gets wrong: the directory of the running application is every test's; what loads a whole file has {@link OwnDirectory}. */
@NullMarked
package org.scriptline.pharmacy.directory.http;

import org.jspecify.annotations.NullMarked;

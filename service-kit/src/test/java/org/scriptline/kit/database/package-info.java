/** Tests of transactions without a database. */
@org.jspecify.annotations.NullMarked
package org.scriptline.kit.database;

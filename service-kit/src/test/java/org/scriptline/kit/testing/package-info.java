/**
 * Real PostgreSQL, real Kafka and real tokens for the services' tests. What a newcomer gets wrong: one platform for all
 * test classes of a module, so that the application starts once.
 */
@NullMarked
package org.scriptline.kit.testing;

import org.jspecify.annotations.NullMarked;

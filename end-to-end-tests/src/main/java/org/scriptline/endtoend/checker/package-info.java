/**
 * The invariant checker: says after a run, from evidence alone, whether the suite kept its promises.
 *
 * <p>What a newcomer gets wrong: it must share no code with the services or with contracts, and must not ask them anything. It
 * reads the client's log, the databases, the topics and the pharmacies' ledger; table, topic and status names are written out
 * here a second time on purpose, so that a wrong rename in a service is found and not followed. Reading evidence (which can fail)
 * is apart from judging it (which is pure and tested with evidence made up to be wrong).
 */
@NullMarked
package org.scriptline.endtoend.checker;

import org.jspecify.annotations.NullMarked;

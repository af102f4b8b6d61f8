/**
 * Pretend pharmacies that speak NCPDP SCRIPT over HTTP, each with one way of behaving, and a ledger of what really reached them.
 *
 * <p>What a newcomer gets wrong: this is the independent peer that the suite is judged against. It reads and writes SCRIPT by hand
 * and must never use the codec of the pharmacy-gateway, or both would share the same misunderstanding and every test would pass. And a
 * decision (accepted, filled, cancel approved) is journaled before anybody is told of it, so a restart forgets nothing.
 */
@NullMarked
package org.scriptline.local.simulator;

import org.jspecify.annotations.NullMarked;

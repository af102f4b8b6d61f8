package org.scriptline.interaction.knowledge;

/**
 * Two sides whose interaction must not interrupt anybody (ONC low-priority list, Phansalkar 2013, JAMIA 20:489-93). A
 * pair rule above MODERATE for such a pair is refused unless its precedence note says why.
 *
 * @param source where it is recorded
 */
public record QuietPair(String id, Side a, Side b, String source) {}

package org.scriptline.endtoend.checker;

import java.math.BigDecimal;

/** One fill of one order as a database holds it. */
record FillRow(String prescription, int number, BigDecimal quantity) {}

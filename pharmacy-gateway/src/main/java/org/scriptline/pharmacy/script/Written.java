package org.scriptline.pharmacy.script;

import java.util.Arrays;
import java.util.List;

/**
 * A message as XML with what did not come along.
 *
 * @param xml UTF-8
 * @param findings losses; of a check also what the standard forbids
 */
@SuppressWarnings("ArrayRecordComponent")
public record Written(byte[] xml, List<Finding> findings) {

    public Written {
        findings = List.copyOf(findings);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Written that && Arrays.equals(xml, that.xml) && findings.equals(that.findings);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(xml);
    }

    @Override
    public String toString() {
        return "Written[redacted]";
    }
}

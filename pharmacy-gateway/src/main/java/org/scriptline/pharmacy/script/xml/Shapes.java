package org.scriptline.pharmacy.script.xml;

import java.util.Set;
import org.scriptline.pharmacy.script.ScriptVersion;

/** The elements that only one of the releases has: they tell the release of a message that does not name it. */
final class Shapes {

    private static final Set<String> ONLY_IN_2023011 = Set.of(
            "Names", "GenderAndSex", "Product", "NDC", "PANotification", "RxTransferInitiationRequest", "RxTransfer");

    private Shapes() {}

    /** The older release unless something says otherwise. */
    static ScriptVersion versionOf(Node transaction) {
        return has(transaction) ? ScriptVersion.V2023011 : ScriptVersion.V2017071;
    }

    private static boolean has(Node node) {
        return ONLY_IN_2023011.contains(node.name()) || node.children().stream().anyMatch(Shapes::has);
    }
}

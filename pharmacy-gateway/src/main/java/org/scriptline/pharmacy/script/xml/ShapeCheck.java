package org.scriptline.pharmacy.script.xml;

import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.scriptline.pharmacy.script.Finding;
import org.scriptline.pharmacy.script.Rule;
import org.scriptline.pharmacy.script.ScriptVersion;
import org.scriptline.pharmacy.script.ValueKind;

/** Finds the elements that a message took from the other release: our reader reads them, a stricter one does not. */
public final class ShapeCheck {

    private static final Map<String, ScriptVersion> BY_NAME = Map.of(
            "Names", ScriptVersion.V2023011,
            "GenderAndSex", ScriptVersion.V2023011,
            "Product", ScriptVersion.V2023011,
            "NDC", ScriptVersion.V2023011,
            "RxTransferInitiationRequest", ScriptVersion.V2023011,
            "RxTransfer", ScriptVersion.V2023011,
            "Gender", ScriptVersion.V2017071,
            "ProductCode", ScriptVersion.V2017071,
            "RxTransferRequest", ScriptVersion.V2017071,
            "RxTransferResponse", ScriptVersion.V2017071);

    /** The content of a prior authorization has its own shapes, which are not looked into. */
    private static final Set<String> KNOWN =
            Set.of("Header", "Body", "Patient", "Pharmacy", "Prescriber", "Supervisor", "TransferFromPharmacy");

    private ShapeCheck() {}

    /** The findings of a message that reads as the given release. */
    public static List<Finding> ofOtherRelease(byte[] document, ScriptVersion version) {
        Findings findings = new Findings();
        try {
            Node root = NodeReader.read(document);
            for (Node part : root.children()) {
                for (Node transaction : part.children()) {
                    check(transaction, version, findings);
                    transaction.children().stream()
                            .filter(child ->
                                    KNOWN.contains(child.name()) || child.name().startsWith("Medication"))
                            .forEach(child -> walk(child, version, findings));
                }
            }
        } catch (XMLStreamException notXml) {
            return List.of();
        }
        return findings.list();
    }

    private static void walk(Node node, ScriptVersion version, Findings findings) {
        check(node, version, findings);
        for (Node child : node.children()) {
            boolean bare = child.name().equals("Name") && !node.name().equals("Names")
                    || child.name().equals("DrugCoded") && !node.name().equals("Product");
            if (bare && version == ScriptVersion.V2023011) {
                tell(child, ScriptVersion.V2017071, findings);
            }
            boolean substitutions =
                    child.name().equals("Substitutions") && !node.name().equals("Substitutions");
            boolean nested = substitutions && !child.children().isEmpty();
            if (substitutions && nested != (version == ScriptVersion.V2023011)) {
                tell(child, nested ? ScriptVersion.V2023011 : ScriptVersion.V2017071, findings);
            }
            walk(child, version, findings);
        }
    }

    private static void check(Node node, ScriptVersion version, Findings findings) {
        ScriptVersion only = BY_NAME.get(node.name());
        if (only != null && only != version) {
            tell(node, only, findings);
        }
    }

    private static void tell(Node node, ScriptVersion shape, Findings findings) {
        findings.add(Rule.OTHER_VERSION, node, ValueKind.GROUP, "is the shape of " + shape.release());
    }
}

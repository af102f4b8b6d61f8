package org.scriptline.pharmacy.script.xml;

import java.util.ArrayList;
import java.util.List;
import org.scriptline.pharmacy.script.Finding;
import org.scriptline.pharmacy.script.Rule;
import org.scriptline.pharmacy.script.ValueKind;

/** What was found while one message was read. */
final class Findings {

    /** More than so many say nothing new. */
    private static final int MOST = 500;

    private final List<Finding> found = new ArrayList<>(2);

    void add(Rule rule, Node node, ValueKind kind, String why) {
        if (found.size() < MOST) {
            found.add(new Finding(rule, node.path(), kind, why));
        }
    }

    /** Adds what nobody read, the outermost element of each only. */
    void addUnread(Node node) {
        for (int index = 0; index < node.children().size(); index++) {
            Node child = node.children().get(index);
            if (child.wasRead()) {
                addUnread(child);
            } else if (!child.children().isEmpty()) {
                add(Rule.NOT_CARRIED, child, ValueKind.GROUP, "nothing here reads this element");
            } else if (!child.text().isEmpty()) {
                add(Rule.NOT_CARRIED, child, ValueKind.TEXT, "nothing here reads this element");
            }
        }
        if (!node.children().isEmpty() && !node.text().isEmpty()) {
            add(Rule.NOT_CARRIED, node, ValueKind.TEXT, "there is text between its elements");
        }
    }

    List<Finding> list() {
        return found;
    }
}

package org.scriptline.pharmacy.script;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An element by its local name, its text without surrounding blanks, and its children; namespaces are ignored, since senders differ in using them. */
record Node(String name, Map<String, String> attributes, String text, List<Node> children) {

    /** The first child with this name. */
    Optional<Node> child(String wanted) {
        return children.stream().filter(node -> node.name.equals(wanted)).findFirst();
    }

    /** The element at this path. */
    Optional<Node> at(String... path) {
        Optional<Node> found = Optional.of(this);
        for (String step : path) {
            found = found.flatMap(node -> node.child(step));
        }
        return found;
    }

    /** The text at this path when it is there and not blank. */
    Optional<String> text(String... path) {
        return at(path).map(Node::text).filter(found -> !found.isEmpty());
    }

    @Override
    public String toString() {
        return "Node[" + name + ", redacted]";
    }
}

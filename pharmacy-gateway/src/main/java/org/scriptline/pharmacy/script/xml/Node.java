package org.scriptline.pharmacy.script.xml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.script.Element;

/**
 * An element by its local name while a message is read; namespaces are ignored, since senders differ in using them. Every access marks what it gives, so that in
 * the end the unmarked ones are what nobody read.
 */
final class Node {

    private static final List<Node> NONE = List.of();

    private final @Nullable Node parent;
    private final String name;
    private final Map<String, String> attributes;
    private List<Node> children = NONE;
    private String text = "";
    private boolean read;

    Node(@Nullable Node parent, String name, Map<String, String> attributes) {
        this.parent = parent;
        this.name = name;
        this.attributes = attributes;
        if (parent != null) {
            parent.add(this);
        }
    }

    private void add(Node child) {
        if (children.isEmpty()) {
            children = new ArrayList<>(8);
        }
        children.add(child);
    }

    void hold(String stripped) {
        text = stripped;
    }

    String name() {
        return name;
    }

    /** Its own text, not null and perhaps empty. */
    String text() {
        return text;
    }

    Map<String, String> attributes() {
        return attributes;
    }

    /** The children without marking them. */
    List<Node> children() {
        return children;
    }

    boolean wasRead() {
        return read;
    }

    Node mark() {
        read = true;
        return this;
    }

    /** The first child with this name, marked. */
    @Nullable
    Node child(String wanted) {
        for (int index = 0; index < children.size(); index++) {
            if (children.get(index).name.equals(wanted)) {
                return children.get(index).mark();
            }
        }
        return null;
    }

    /** All children with this name, marked. */
    List<Node> all(String wanted) {
        List<Node> found = NONE;
        for (int index = 0; index < children.size(); index++) {
            if (children.get(index).name.equals(wanted)) {
                found = found.isEmpty() ? new ArrayList<>(4) : found;
                found.add(children.get(index).mark());
            }
        }
        return found;
    }

    /** The text of the first child with this name; null when it is not there or blank. */
    @Nullable
    String text(String wanted) {
        Node found = child(wanted);
        return found == null || found.text.isEmpty() ? null : found.text;
    }

    /** The text of a child's child. */
    @Nullable
    String text(String wanted, String within) {
        Node found = child(wanted);
        return found == null ? null : found.text(within);
    }

    /** Element names from the root, a number where a name occurs more than once. */
    String path() {
        Node above = parent;
        if (above == null) {
            return safe(name);
        }
        int place = 0;
        int same = 0;
        for (Node sibling : above.children) {
            if (sibling.name.equals(name)) {
                same++;
                place = sibling == this ? same : place;
            }
        }
        return above.path() + "/" + safe(name) + (same > 1 ? "[" + place + "]" : "");
    }

    /** A foreign name is repeated only when it can be nothing but a name. */
    private static String safe(String foreign) {
        return foreign.length() <= 48 && foreign.chars().allMatch(Node::inName) ? foreign : "?";
    }

    private static boolean inName(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '_';
    }

    /** The whole element as content, all of it marked. */
    Element element() {
        mark();
        return new Element(
                name,
                new LinkedHashMap<>(attributes),
                text,
                children.stream().map(Node::element).toList());
    }

    @Override
    public String toString() {
        return "Node[" + safe(name) + ", redacted]";
    }
}

package org.scriptline.pharmacy.script;

import java.util.List;
import java.util.Map;

/**
 * Content that is carried as it came and not understood: the questions and answers of a prior authorization.
 *
 * @param name local name; namespaces are left out, since senders differ in using them
 * @param text without surrounding blanks; empty for an element with children
 */
public record Element(String name, Map<String, String> attributes, String text, List<Element> children) {

    public Element {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** A leaf without attributes. */
    public static Element of(String name, String text) {
        return new Element(name, Map.of(), text, List.of());
    }

    /** An element that only holds others. */
    public static Element of(String name, List<Element> children) {
        return new Element(name, Map.of(), "", children);
    }

    @Override
    public String toString() {
        return "Element[" + name + ", redacted]";
    }
}

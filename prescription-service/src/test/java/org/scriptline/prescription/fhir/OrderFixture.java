package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** A sound order for lisinopril, to be changed at a JSON pointer. */
public final class OrderFixture {
    private final ObjectNode order;

    private OrderFixture(ObjectNode order) {
        this.order = order;
    }

    public static OrderFixture lisinopril() {
        return new OrderFixture((ObjectNode) resource("/orders/lisinopril.json"));
    }

    static JsonNode resource(String name) {
        try (InputStream in = Objects.requireNonNull(OrderFixture.class.getResourceAsStream(name))) {
            return StrictFhirJson.MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets the value; {@code -} as the last step appends to a list. */
    public OrderFixture set(String pointer, JsonNode value) {
        String step = lastStep(pointer);
        switch (parent(pointer)) {
            case ObjectNode object -> object.set(step, value);
            case ArrayNode list -> {
                if (step.equals("-")) {
                    list.add(value);
                } else {
                    list.set(Integer.parseInt(step), value);
                }
            }
            default -> throw new IllegalArgumentException("nothing at " + pointer);
        }
        return this;
    }

    public OrderFixture set(String pointer, String text) {
        return set(pointer, order.textNode(text));
    }

    public OrderFixture setJson(String pointer, String json) {
        try {
            return set(pointer, StrictFhirJson.MAPPER.readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public OrderFixture remove(String pointer) {
        switch (parent(pointer)) {
            case ObjectNode object -> Objects.requireNonNull(object.remove(lastStep(pointer)), pointer);
            case ArrayNode list -> Objects.requireNonNull(list.remove(Integer.parseInt(lastStep(pointer))), pointer);
            default -> throw new IllegalArgumentException("nothing at " + pointer);
        }
        return this;
    }

    public byte[] bytes() {
        try {
            return StrictFhirJson.MAPPER.writeValueAsBytes(order);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode parent(String pointer) {
        return order.at(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    private static String lastStep(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }
}

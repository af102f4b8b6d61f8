package org.scriptline.interaction.person;

import java.util.UUID;

/** Two records that operations told apart for good; the smaller id first. */
public record NeverLink(UUID first, UUID second) {

    public static NeverLink of(UUID one, UUID other) {
        return one.toString().compareTo(other.toString()) <= 0 ? new NeverLink(one, other) : new NeverLink(other, one);
    }

    public boolean names(UUID record) {
        return first.equals(record) || second.equals(record);
    }
}

package org.scriptline.interaction.asking;

/** A request field that has a value nobody can mean. */
public final class InvalidFieldException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String field;

    InvalidFieldException(String field, String problem) {
        super(problem);
        this.field = field;
    }

    /** Path of the field, for example {@code draft[0].name}. */
    public String field() {
        return field;
    }
}

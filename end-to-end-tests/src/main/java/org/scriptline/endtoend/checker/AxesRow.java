package org.scriptline.endtoend.checker;

/** The four axes as one database holds them; a gateway row has no order axis and says {@code -} there. */
record AxesRow(String order, String transmission, String cancel, String fill) {

    /** Whether the three axes that the gateway owns are the same. */
    boolean sameDelivery(AxesRow other) {
        return transmission.equals(other.transmission) && cancel.equals(other.cancel) && fill.equals(other.fill);
    }

    @Override
    public String toString() {
        return "order " + order + ", transmission " + transmission + ", cancel " + cancel + ", fill " + fill;
    }
}

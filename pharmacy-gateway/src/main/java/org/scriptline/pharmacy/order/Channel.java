package org.scriptline.pharmacy.order;

/** How a pharmacy takes orders. */
public enum Channel {
    /** NCPDP SCRIPT over HTTP. */
    SCRIPT,
    /** Our own worklist; no SCRIPT endpoint exists. */
    WORKLIST
}

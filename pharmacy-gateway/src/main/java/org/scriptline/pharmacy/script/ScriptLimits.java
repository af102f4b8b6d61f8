package org.scriptline.pharmacy.script;

/** How many characters an element carries. The longest that public descriptions of SCRIPT 2017071 name; an XSD is licensed and not consulted. */
public final class ScriptLimits {

    /** Identifiers, MessageID among them. */
    public static final int ID = 35;
    /** A family or given name. */
    public static final int NAME = 35;
    /** A business name. */
    public static final int BUSINESS_NAME = 70;
    /** One address line. */
    public static final int ADDRESS_LINE = 40;
    /** A city. */
    public static final int CITY = 35;
    /** A state or province. */
    public static final int STATE = 9;
    /** A postal code. */
    public static final int POSTAL_CODE = 11;
    /** A coded value. */
    public static final int CODE = 15;
    /** A drug's name and strength. */
    public static final int DRUG_DESCRIPTION = 105;
    /** The directions. */
    public static final int SIG_TEXT = 1000;
    /** A note to the pharmacist. */
    public static final int NOTE = 210;
    /** A description in Status, Error or Verify. */
    public static final int DESCRIPTION = 70;
    /** Free words beside a coded value: an allergen, a diagnosis. */
    public static final int WORDS = 255;
    /** The alert, the reason and the words of an override: summary 140, reason 40, comment 500 and what joins them. */
    public static final int ACKNOWLEDGEMENT = 700;

    /** How many description codes a Status or Error carries. */
    public static final int DESCRIPTION_CODES = 10;

    /** Any text of a content that is carried as it came. */
    public static final int CARRIED = 100_000;

    private ScriptLimits() {}
}

package org.scriptline.interaction.person;

/** What two records are compared by, in the order in which it is told. */
public enum MatchField {
    FAMILY,
    GIVEN,
    FURTHER_GIVEN,
    BIRTH_DATE,
    SEX,
    POSTAL_CODE,
    STREET,
    PHONE,
    IDENTIFIER
}

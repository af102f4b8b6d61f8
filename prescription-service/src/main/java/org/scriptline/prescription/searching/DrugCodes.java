package org.scriptline.prescription.searching;

import java.util.Set;

/**
 * Drugs by either of their codes.
 *
 * @param rxcuis RxNorm codes
 * @param ndcs NDCs in 11 digits
 */
public record DrugCodes(Set<String> rxcuis, Set<String> ndcs) {}

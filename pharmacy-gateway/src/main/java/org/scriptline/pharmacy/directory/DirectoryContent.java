package org.scriptline.pharmacy.directory;

import java.util.List;

/**
 * What a file says.
 *
 * @param format csv, fixed or nppes
 * @param pharmacies whole entries, by NCPDP id
 * @param listings entries by NPI only
 * @param ignored rows of the file that are about something else than a pharmacy
 */
public record DirectoryContent(String format, List<Pharmacy> pharmacies, List<Listing> listings, int ignored) {}

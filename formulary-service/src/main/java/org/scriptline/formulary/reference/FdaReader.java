package org.scriptline.formulary.reference;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.products.Ndc;
import org.scriptline.formulary.reference.HeaderedReader.Cells;
import org.scriptline.formulary.release.Defects;
import org.scriptline.formulary.release.LoadProgress;
import org.scriptline.formulary.release.PayerFile;

/**
 * Reads product.txt and package.txt of the FDA's NDC directory. What the FDA marks as excluded is passed over. A product
 * that is listed several times (several applications) counts once, as it is listed first.
 */
final class FdaReader {

    private static final String PRODUCT = "productndc";
    private static final String PACKAGE = "ndcpackagecode";
    private static final String EXCLUDED = "ndcexcludeflag";
    private static final int LONGEST = 1_000;

    private static final HeaderedReader.Layout PRODUCTS = new HeaderedReader.Layout(
            '\t',
            false,
            Set.of(PRODUCT, "proprietaryname", "nonproprietaryname", "dosageformname", "labelername"),
            Set.of(
                    "productid",
                    "producttypename",
                    "proprietarynamesuffix",
                    "routename",
                    "startmarketingdate",
                    "endmarketingdate",
                    "marketingcategoryname",
                    "applicationnumber",
                    "substancename",
                    "activenumeratorstrength",
                    "activeingredunit",
                    "pharmclasses",
                    "deaschedule",
                    EXCLUDED,
                    "listingrecordcertifiedthrough"));
    private static final HeaderedReader.Layout PACKAGES = new HeaderedReader.Layout(
            '\t',
            false,
            Set.of(PRODUCT, PACKAGE),
            Set.of(
                    "productid",
                    "packagedescription",
                    "startmarketingdate",
                    "endmarketingdate",
                    EXCLUDED,
                    "samplepackage"));

    private final List<PayerFile> files;
    private final Defects defects;
    private final LoadProgress progress;
    private final Map<Long, ListedProduct> products = new TreeMap<>();
    private final Set<Long> packages = new HashSet<>();

    /** @param files product and package in this order */
    FdaReader(List<PayerFile> files, Defects defects, LoadProgress progress) {
        this.files = files;
        this.defects = defects;
        this.progress = progress;
    }

    ReferenceContent read() {
        new HeaderedReader(files.get(0), PRODUCTS, defects, progress).read(this::product);
        if (defects.none()) {
            new HeaderedReader(files.get(1), PACKAGES, defects, progress).read(this::packaged);
        }
        return ReferenceContent.fda(
                List.copyOf(products.values()),
                packages.stream()
                        .sorted()
                        .map(ndc -> new DrugPackage(ndc, null))
                        .toList());
    }

    private void product(Cells row) {
        Long product = number(row);
        String generic = row.cell("nonproprietaryname");
        String name = row.cell("proprietaryname") == null ? generic : row.cell("proprietaryname");
        if (product == null || excluded(row)) {
            return;
        }
        if (name == null || name.length() > LONGEST) {
            row.refuse("proprietaryname", "is empty or longer than " + LONGEST + " characters");
            return;
        }
        products.putIfAbsent(
                product,
                new ListedProduct(product, name, generic, row.cell("dosageformname"), row.cell("labelername")));
    }

    private void packaged(Cells row) {
        Long product = number(row);
        String written = row.cell(PACKAGE);
        if (product == null || excluded(row)) {
            return;
        }
        if (written == null || !(Ndc.read(written) instanceof Ndc.Read read)) {
            row.refuse(PACKAGE, "is not an NDC of eleven digits, nor of ten with hyphens as 4-4-2, 5-3-2 or 5-4-1");
            return;
        }
        long ndc = Long.parseLong(read.ndc().digits());
        if (ndc / 100 != product) {
            row.refuse(PACKAGE, "is not a package of the product in this row");
            return;
        }
        packages.add(ndc);
    }

    /** Labeler and product code in nine digits, null, with a defect, when the cell is neither 4-4, 5-3 nor 5-4. */
    private static @Nullable Long number(Cells row) {
        String written = row.cell(PRODUCT);
        // With a package code behind it, it is an NDC like any other.
        if (written != null
                && written.chars().filter(each -> each == '-').count() == 1
                && Ndc.read(written + (written.length() == 10 ? "-0" : "-00")) instanceof Ndc.Read read) {
            return Long.parseLong(read.ndc().digits()) / 100;
        }
        row.refuse(PRODUCT, "is not a product code of 4-4, 5-3 or 5-4 digits");
        return null;
    }

    private static boolean excluded(Cells row) {
        String flag = row.cell(EXCLUDED);
        return flag != null && !flag.equalsIgnoreCase("N");
    }
}

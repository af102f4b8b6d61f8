package org.scriptline.formulary.release;

import java.util.ArrayList;
import java.util.List;

/** CMS's pricing and pharmacy network files. */
final class CmsBulk implements Bulk {

    private final List<PayerFile> pricing;
    private final List<PayerFile> networks;
    private final ReleaseContent content;
    private final LoadProgress progress;

    CmsBulk(List<PayerFile> pricing, List<PayerFile> networks, ReleaseContent content, LoadProgress progress) {
        this.pricing = pricing;
        this.networks = networks;
        this.content = content;
        this.progress = progress;
    }

    @Override
    public Outcome copyTo(BulkStore store) {
        var defects = new Defects();
        List<String> warnings = new ArrayList<>();
        long prices = 0;
        long pharmacies = 0;
        if (!pricing.isEmpty()) {
            var loading = new PriceLoading(store, content);
            pricing.forEach(file -> new BulkReader(CmsTable.PRICING, file, defects, progress).read(loading::rows));
            prices = loading.kept();
            if (defects.none()) {
                loading.end();
                warnings.addAll(loading.warnings());
            }
        }
        if (!networks.isEmpty() && defects.none()) {
            var loading = new NetworkLoading(store, content);
            networks.forEach(
                    file -> new BulkReader(CmsTable.PHARMACY_NETWORKS, file, defects, progress).read(loading::rows));
            pharmacies = loading.kept();
            if (defects.none()) {
                loading.end();
                warnings.addAll(loading.warnings());
            }
        }
        return defects.none() ? new Copied(prices, pharmacies, warnings) : new Refused(defects.all());
    }
}

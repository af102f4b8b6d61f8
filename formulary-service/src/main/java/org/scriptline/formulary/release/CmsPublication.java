package org.scriptline.formulary.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** CMS's Part D public-use files: a folder, or a zip of zips. */
final class CmsPublication implements Publication {

    private final PayerFolder folder;

    private CmsPublication(PayerFolder folder) {
        this.folder = folder;
    }

    /** Empty when nothing at this place is a table of CMS's. */
    static Optional<Publication> at(Path path) throws IOException {
        if (!Files.isDirectory(path) && !ZipParts.isZip(String.valueOf(path.getFileName()))) {
            return Optional.empty();
        }
        PayerFolder folder = PayerFolder.of(path);
        return folder.holdsTables() ? Optional.of(new CmsPublication(folder)) : Optional.empty();
    }

    @Override
    public String contentHash() throws IOException {
        return folder.contentHash();
    }

    @Override
    public List<String> ignored() {
        return folder.ignored();
    }

    @Override
    public Reading read(LoadProgress progress) {
        return folder.repeated().isEmpty()
                ? new FilesReader(folder.files(), progress).read()
                : new Reading.Refused(folder.repeated());
    }

    @Override
    public Bulk bulk(ReleaseContent content, LoadProgress progress) {
        return folder.bulk().isEmpty()
                ? Bulk.NONE
                : new CmsBulk(
                        folder.bulk().getOrDefault(CmsTable.PRICING, List.of()),
                        folder.bulk().getOrDefault(CmsTable.PHARMACY_NETWORKS, List.of()),
                        content,
                        progress);
    }
}

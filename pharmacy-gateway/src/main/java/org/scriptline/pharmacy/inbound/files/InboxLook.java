package org.scriptline.pharmacy.inbound.files;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.scriptline.kit.database.DatabaseException;
import org.scriptline.pharmacy.delivery.files.PartnerFolder;

/**
 * One look into one partner's inbox. A file that makes us fail costs that file only: it is kept for operations and put aside, and the files behind it are taken. Only
 * a database that is not there ends the look, for it would fail every file.
 */
final class InboxLook {

    /** Files of one partner in one look. */
    static final int AT_ONCE = 100;

    private final PartnerFolder folder;
    private final Desk desk;

    InboxLook(PartnerFolder folder, Desk desk) {
        this.folder = folder;
        this.desk = desk;
    }

    /** What is done with files. */
    interface Desk {

        /** Takes the message of a file; committed when this returns. */
        FileMessages.Verdict take(Path file) throws IOException;

        /** Keeps the bytes of a file that made us fail, for operations; committed when this returns. */
        FileMessages.Verdict keep(Path file, RuntimeException failure) throws IOException;

        /** Counts what became of one: taken, refused, kept or failed. */
        void count(String outcome);
    }

    /** Whether every file could be worked on; what could not stays where it is. */
    boolean look() throws IOException {
        boolean all = true;
        for (Path file : folder.arrived(AT_ONCE)) {
            all &= worked(file);
        }
        return all;
    }

    private boolean worked(Path file) {
        try {
            return settle(file, desk.take(file), "refused");
        } catch (DatabaseException failure) {
            if (failure.infrastructure()) {
                throw failure;
            }
            return kept(file, failure);
        } catch (NoSuchFileException gone) {
            // Its owner, or another process of ours, was quicker.
            return true;
        } catch (IOException unreadable) {
            desk.count("failed");
            return false;
        } catch (RuntimeException failure) {
            return kept(file, failure);
        }
    }

    private boolean kept(Path file, RuntimeException failure) {
        try {
            return settle(file, desk.keep(file, failure), "kept");
        } catch (IOException unmovable) {
            desk.count("failed");
            return false;
        }
    }

    /** Committed before; moved now. */
    private boolean settle(Path file, FileMessages.Verdict verdict, String refusal) throws IOException {
        switch (verdict) {
            case FileMessages.Verdict.Taken ignored -> {
                folder.take(file);
                desk.count("taken");
                return true;
            }
            case FileMessages.Verdict.Refused refused -> {
                folder.refuse(file, refused.reason());
                desk.count(refusal);
                return true;
            }
            case FileMessages.Verdict.Later ignored -> {
                desk.count("failed");
                return false;
            }
        }
    }
}

package org.scriptline.pharmacy.directory.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.pharmacy.directory.DirectoryContent;
import org.scriptline.pharmacy.directory.DirectoryFile;
import org.scriptline.pharmacy.directory.LoadRequest;
import org.scriptline.pharmacy.directory.LoadedRelease;

/** Reads a file and applies it whole, or refuses it whole and records why. */
@ApplicationScoped
public class LoadingDirectory {

    private final Database database;
    private final DirectoryUpdate update;
    private final DirectoryReleases releases;

    public LoadingDirectory(Database database, DirectoryUpdate update, DirectoryReleases releases) {
        this.database = database;
        this.update = update;
        this.releases = releases;
    }

    /** What was read of a file that is going to be loaded. */
    public record ReadFile(DirectoryContent content, String sha256) {}

    /** Reads a file outside any transaction. */
    public ReadFile read(byte[] file, LoadRequest request) throws DirectoryFile.Refused {
        String sha256 = sha256(file);
        try {
            return new ReadFile(DirectoryFile.read(file), sha256);
        } catch (DirectoryFile.Refused refused) {
            refuse(request, sha256, refused.reason());
            throw refused;
        }
    }

    /** Applies what was read; a refusal undoes the transaction, so that whoever has it tells {@link #refused}. */
    public LoadedRelease apply(Transaction transaction, ReadFile file, LoadRequest request) throws SQLException {
        return update.apply(transaction, file.content(), file.sha256(), request);
    }

    /**
     * Loads a file unless the last one of its source was the same; says whether it was another.
     *
     * @throws ProblemException {@code RELEASE_REFUSED} when it does not go with what is stored
     */
    public boolean loadOnce(byte[] file, LoadRequest request) throws DirectoryFile.Refused {
        ReadFile read = read(file, request);
        try {
            return database.inTransaction(
                    transaction -> update.applyOnce(transaction, read.content(), read.sha256(), request));
        } catch (ProblemException refused) {
            refuse(request, read.sha256(), refused.detail());
            throw refused;
        }
    }

    /** Records that a file was read and does not go with what is stored; a refusal of another kind is none of the file's. */
    public void refused(ReadFile file, LoadRequest request, ProblemException refusal) {
        if (refusal.code() == ErrorCode.RELEASE_REFUSED) {
            refuse(request, file.sha256(), refusal.detail());
        }
    }

    private void refuse(LoadRequest request, String sha256, String reason) {
        database.run(transaction -> releases.failed(transaction.connection(), request, sha256, "refused", reason));
    }

    /** Records that a source could not be reached; what is stored goes on serving. */
    public void unreachable(LoadRequest request, String reason) {
        database.run(transaction -> releases.failed(transaction.connection(), request, null, "unreachable", reason));
    }

    /** The refusal as callers see it. */
    public static ProblemException problem(DirectoryFile.Refused refused) {
        return new ProblemException(
                        ErrorCode.RELEASE_REFUSED, refused.defects().getFirst().sentence() + ".")
                .withField("path")
                .with("defects", refused.defects());
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

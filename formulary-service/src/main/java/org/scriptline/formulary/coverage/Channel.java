package org.scriptline.formulary.coverage;

import java.util.List;
import org.scriptline.formulary.release.ChannelCost;
import org.scriptline.formulary.release.CostRow;
import org.scriptline.formulary.release.InsulinRow;
import org.scriptline.formulary.release.PharmacyTerms;

/** The four ways of CMS's cost files to get a drug; the words are those of an alternative's pharmacy. */
enum Channel {
    PREFERRED_RETAIL("preferred retail pharmacy"),
    RETAIL("retail pharmacy"),
    PREFERRED_MAIL("preferred mail-order pharmacy"),
    MAIL("mail-order pharmacy");

    /** What is estimated while nobody says where the prescription goes. */
    static final List<Channel> COUNTER = List.of(PREFERRED_RETAIL, RETAIL);

    static final List<Channel> ALL = List.of(values());

    private final String words;

    Channel(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** The channels by which a pharmacy of the network dispenses; its counter before its mail. */
    static List<Channel> of(PharmacyTerms terms) {
        if (terms.retail()) {
            return List.of(terms.preferredRetail() ? PREFERRED_RETAIL : RETAIL);
        }
        return terms.mail() ? List.of(terms.preferredMail() ? PREFERRED_MAIL : MAIL) : List.of();
    }

    ChannelCost of(CostRow row) {
        return switch (this) {
            case PREFERRED_RETAIL -> row.preferred();
            case RETAIL -> row.standard();
            case PREFERRED_MAIL -> row.preferredMail();
            case MAIL -> row.standardMail();
        };
    }

    ChannelCost of(InsulinRow row) {
        return switch (this) {
            case PREFERRED_RETAIL -> row.preferred();
            case RETAIL -> row.standard();
            case PREFERRED_MAIL -> row.preferredMail();
            case MAIL -> row.standardMail();
        };
    }
}

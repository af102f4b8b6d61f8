package org.scriptline.interaction.asking.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.interaction.gate.PersonProfile;
import org.scriptline.interaction.gate.ProfileScreening;
import org.scriptline.interaction.screening.Confidentiality;
import org.scriptline.interaction.screening.PracticeDisplays;
import org.scriptline.interaction.screening.PriorAnswer;
import org.scriptline.interaction.screening.Showing;

/** How whoever asks is to see the answer: by the practice's policy, and by what they answered before, here or on a card. */
@ApplicationScoped
public class Showings {
    private final ProfileScreening screening;
    private final PracticeDisplays displays;

    public Showings(ProfileScreening screening, PracticeDisplays displays) {
        this.screening = screening;
        this.displays = displays;
    }

    /** For a question without a stored profile. */
    public Showing of(String practice, LocalDate today) {
        return new Showing(displays.of(practice), List.of(), today, Confidentiality.none());
    }

    /**
     * For a question about somebody whose profile is stored.
     *
     * @param npi of the prescriber who asks, null when there is none
     */
    public Showing of(
            Connection connection, String practice, @Nullable String npi, PersonProfile profile, LocalDate today)
            throws SQLException {
        Showing signed = screening.showing(practice, npi, profile, null, today);
        if (npi == null) {
            return signed;
        }
        List<PriorAnswer> answers = new ArrayList<>(signed.answers());
        answers.addAll(onCards(connection, practice, npi, profile));
        return new Showing(signed.display(), answers, today, signed.confidentiality());
    }

    private static List<PriorAnswer> onCards(Connection connection, String practice, String npi, PersonProfile profile)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select alert_id, answered_at::date from alert_use
                where record_id = any (?) and prescriber = ? and practice = ? and outcome = 'overridden'
                  and reason is not null and channel <> 'prescription'""")) {
            select.setArray(
                    1,
                    connection.createArrayOf("uuid", profile.records().keySet().toArray()));
            select.setString(2, npi);
            select.setString(3, practice);
            List<PriorAnswer> answers = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    answers.add(new PriorAnswer(row.getString(1), "NPI " + npi, row.getObject(2, LocalDate.class)));
                }
            }
            return answers;
        }
    }
}

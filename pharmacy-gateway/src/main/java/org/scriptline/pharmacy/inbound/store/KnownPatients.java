package org.scriptline.pharmacy.inbound.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.pharmacy.inbound.Match;
import org.scriptline.pharmacy.inbound.MatchStep;
import org.scriptline.pharmacy.script.Header;
import org.scriptline.pharmacy.script.NewRxRequest;
import org.scriptline.pharmacy.script.Parties;
import org.scriptline.pharmacy.script.Practitioner;
import org.scriptline.pharmacy.script.RxHistoryRequest;

/**
 * Finds the patient for whom a pharmacy asks a prescriber for a prescription where none exists, or for a history: one for whom this prescriber has an order at this pharmacy. Family name,
 * first given name and birth date must all be there and equal; for a history the sex too, and an order number, when one is named, must be of that patient. With another patient record of the same the question goes to a human.
 */
@ApplicationScoped
public class KnownPatients {

    /** How many of the prescriber's latest orders at the pharmacy are looked through. */
    static final int LOOKED_THROUGH = 1000;

    private static final String UNKNOWN_SEX = "unknown";

    /** The patient's latest order at the sender from the prescriber that is asked; empty when there is none or more than one patient. */
    Optional<Match> match(Connection connection, Header header, NewRxRequest wanted) throws SQLException {
        return match(connection, header, wanted.parties(), false, null, null);
    }

    /**
     * The same for a question that discloses something: of the sex that is named too, and of the order that is named, when one is. A pharmacy may ask for what it
     * dispensed of an order that it has given to another one.
     */
    Optional<Match> match(Connection connection, Header header, RxHistoryRequest asked) throws SQLException {
        Demographics patient = asked.parties().patient();
        String sex = patient == null ? null : patient.sex();
        UUID order = Matching.uuid(header.prescriberOrderNumber());
        return sex == null || sex.equals(UNKNOWN_SEX) || (header.prescriberOrderNumber() != null && order == null)
                ? Optional.empty()
                : match(connection, header, asked.parties(), true, sex, order);
    }

    private static Optional<Match> match(
            Connection connection,
            Header header,
            Parties parties,
            boolean history,
            @Nullable String sex,
            @Nullable UUID order)
            throws SQLException {
        Demographics patient = parties.patient();
        if (patient == null || patient.family() == null || patient.given().isEmpty() || patient.birthDate() == null) {
            return Optional.empty();
        }
        try (PreparedStatement select = connection.prepareStatement("""
                select o.prescription_id
                from (
                    select distinct on (l.patient_id) l.patient_id, l.prescription_id, l.received_at
                    from (
                        (select prescription_id, patient_id, received_at from pharmacy_order
                         where pharmacy_ncpdp_id = ? and prescriber_npi = ?
                         order by received_at desc limit ?)
                        union all
                        (select prescription_id, patient_id, received_at
                         from order_transfer t join pharmacy_order g using (prescription_id)
                         where ? and t.from_pharmacy = ? and g.prescriber_npi = ?
                         order by received_at desc limit ?)) l
                    join order_content c on c.prescription_id = l.prescription_id
                    cross join lateral (select convert_from(c.released, 'UTF8')::jsonb -> 'patient' as person) p
                    where lower(person ->> 'family') = lower(?) and lower(person -> 'given' ->> 0) = lower(?)
                      and person ->> 'birthDate' = ?
                      and (?::text is null or person ->> 'sex' = ?)
                      and (?::uuid is null or l.prescription_id = ?)
                    order by l.patient_id, l.received_at desc) o
                limit 2""")) {
            select.setString(1, header.from().id());
            select.setString(2, prescriber(header, parties.prescriber()));
            select.setInt(3, LOOKED_THROUGH);
            select.setBoolean(4, history);
            select.setString(5, header.from().id());
            select.setString(6, prescriber(header, parties.prescriber()));
            select.setInt(7, LOOKED_THROUGH);
            select.setString(8, patient.family().strip());
            select.setString(9, patient.given().getFirst().strip());
            select.setString(10, patient.birthDate().toString());
            select.setString(11, sex);
            select.setString(12, sex);
            select.setObject(13, order);
            select.setObject(14, order);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                UUID latest = row.getObject(1, UUID.class);
                return row.next() ? Optional.empty() : Optional.of(new Match(latest, MatchStep.PATIENT, false));
            }
        }
    }

    /** The message's body says whom it asks, else its address. */
    private static String prescriber(Header header, @Nullable Practitioner asked) {
        return asked == null || asked.npi() == null ? header.to().id() : asked.npi();
    }
}

package org.scriptline.pharmacy.order.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.events.AlertsWithdrawn;
import org.scriptline.contracts.events.LateAlertAnswered;
import org.scriptline.contracts.events.LateAlertRaised;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.kit.json.EventJson;
import org.scriptline.pharmacy.order.LateAlerts;

/** What was released, and the late alerts since. */
@ApplicationScoped
public class OrderContents {

    /** What was released, with the fill notices that were chosen since; every order has it. */
    public PrescriptionReleased released(Connection connection, UUID prescriptionId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select released, fill_notices from order_content where prescription_id = ?")) {
            select.setObject(1, prescriptionId);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("an order without content");
                }
                return noticing(EventJson.readOwn(row.getBytes(1), PrescriptionReleased.class), row.getString(2));
            }
        }
    }

    /** @param chosen since the release, null when nothing was */
    public static PrescriptionReleased noticing(PrescriptionReleased released, @Nullable String chosen) {
        return chosen == null ? released : released.noticing(FillNotices.valueOf(chosen));
    }

    /** Keeps another choice of fill notices; whatever carries the order from now on carries it. */
    public void choose(Connection connection, UUID prescriptionId, FillNotices notices) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update order_content set fill_notices = ?, fill_notices_message = null, fill_notices_said = null
                where prescription_id = ?""")) {
            update.setString(1, notices.code());
            update.setObject(2, prescriptionId);
            update.executeUpdate();
        }
    }

    /** Whether the fill notices were chosen anew since the release. */
    public boolean chosenSince(Connection connection, UUID prescriptionId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select fill_notices is not null from order_content where prescription_id = ?")) {
            select.setObject(1, prescriptionId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Late alerts that the prescriber has not answered. */
    public List<Alert> openAlerts(Connection connection, UUID prescriptionId) throws SQLException {
        return read(connection, prescriptionId).open();
    }

    /** Keeps late alerts beside the content. */
    public void raise(Connection connection, LateAlertRaised raised) throws SQLException {
        write(
                connection,
                raised.prescriptionId(),
                read(connection, raised.prescriptionId()).with(raised));
    }

    /** Keeps the prescriber's answer to them. */
    public void answer(Connection connection, LateAlertAnswered answered) throws SQLException {
        write(
                connection,
                answered.prescriptionId(),
                read(connection, answered.prescriptionId()).with(answered));
    }

    /** Shows them no longer. */
    public void withdraw(Connection connection, AlertsWithdrawn withdrawn) throws SQLException {
        write(
                connection,
                withdrawn.prescriptionId(),
                read(connection, withdrawn.prescriptionId()).with(withdrawn));
    }

    private static LateAlerts read(Connection connection, UUID prescriptionId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select late_alerts from order_content where prescription_id = ? for update")) {
            select.setObject(1, prescriptionId);
            try (ResultSet row = select.executeQuery()) {
                byte[] json = row.next() ? row.getBytes(1) : null;
                return json == null ? LateAlerts.none() : EventJson.readOwn(json, LateAlerts.class);
            }
        }
    }

    private static void write(Connection connection, UUID prescriptionId, LateAlerts alerts) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update order_content set late_alerts = ? where prescription_id = ?")) {
            update.setBytes(1, EventJson.write(alerts));
            update.setObject(2, prescriptionId);
            update.executeUpdate();
        }
    }
}

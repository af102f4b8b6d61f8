package org.scriptline.prescription.prescribing.store;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.DatabaseException;

/** How many prescriptions wait, for what, and for how long; each replica shows the same figures, so take the maximum. */
@ApplicationScoped
public class PrescribingFigures {

    private static final Logger LOG = Logger.getLogger(PrescribingFigures.class);

    private final Database database;
    private final AtomicReference<Figures> figures = new AtomicReference<>(new Figures(0, 0, 0, 0, 0));

    public PrescribingFigures(Database database, MeterRegistry meters) {
        this.database = database;
        waiting(meters, "screening", Figures::unanswered);
        waiting(meters, "review", Figures::held);
        waiting(meters, "kill-switch", Figures::stopped);
        age(meters, "screening", Figures::unansweredSeconds);
        age(meters, "review", Figures::heldSeconds);
    }

    private record Figures(long unanswered, long held, long stopped, double unansweredSeconds, double heldSeconds) {}

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            figures.set(database.read(connection -> {
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("""
                                with waits as (
                                    select order_status, signed_at from prescription p
                                    where order_status = 'signed'
                                      and not exists (select from stopped_release s where s.prescription = p.id)
                                    union all
                                    select order_status, signed_at from prescription where order_status = 'held')
                                select count(*) filter (where order_status = 'signed'),
                                       count(*) filter (where order_status = 'held'),
                                       (select count(*) from stopped_release),
                                       extract(epoch from now() - min(signed_at) filter (where order_status = 'signed')),
                                       extract(epoch from now() - min(signed_at) filter (where order_status = 'held'))
                                from waits""")) {
                    row.next();
                    return read(row);
                }
            }));
        } catch (DatabaseException unavailable) {
            LOG.debugf("figures are not read: %s", unavailable.getMessage());
        }
    }

    private static Figures read(ResultSet row) throws SQLException {
        return new Figures(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                Math.max(0, row.getDouble(4)),
                Math.max(0, row.getDouble(5)));
    }

    private void waiting(MeterRegistry meters, String what, ToDoubleFunction<Figures> figure) {
        gauge(meters, "scriptline.prescriptions.waiting", what, figure);
    }

    private void age(MeterRegistry meters, String what, ToDoubleFunction<Figures> figure) {
        gauge(meters, "scriptline.prescriptions.waiting.oldest.seconds", what, figure);
    }

    private void gauge(MeterRegistry meters, String name, String what, ToDoubleFunction<Figures> figure) {
        Gauge.builder(name, figures, current -> figure.applyAsDouble(current.get()))
                .tag("for", what)
                .register(meters);
    }
}

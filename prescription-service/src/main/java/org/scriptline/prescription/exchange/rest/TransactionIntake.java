package org.scriptline.prescription.exchange.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.contracts.events.PatientRecordStated;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.prescription.exchange.ReadTransaction;
import org.scriptline.prescription.exchange.ReadTransaction.Replaced;
import org.scriptline.prescription.exchange.store.KeptResources;
import org.scriptline.prescription.fhir.PatientTarget;
import org.scriptline.prescription.fhir.Reading;
import org.scriptline.prescription.fhir.Transaction;
import org.scriptline.prescription.fhir.TransactionEntry;
import org.scriptline.prescription.fhir.TransactionEntry.FactEntry;
import org.scriptline.prescription.fhir.TransactionEntry.OrderEntry;
import org.scriptline.prescription.fhir.TransactionEntry.PatientEntry;
import org.scriptline.prescription.fhir.TransactionReader;
import org.scriptline.prescription.lint.Finding;
import org.scriptline.prescription.lint.LintedOrder;
import org.scriptline.prescription.patient.KnownPatient;
import org.scriptline.prescription.practice.Practice;
import org.scriptline.prescription.practice.Practices;
import org.scriptline.prescription.prescribing.rest.Intake;
import org.scriptline.prescription.prescribing.rest.OrderRefusedException;
import org.scriptline.prescription.prescribing.store.PrescriptionReader;

/** From the bytes of a Bundle to a transaction that can be stored, or to every reason why not, each at its entry. */
@ApplicationScoped
public class TransactionIntake {
    private final Intake intake;
    private final Practices practices;
    private final KeptResources kept;
    private final PrescriptionReader prescriptions;
    private final Clock clock;

    public TransactionIntake(
            Intake intake, Practices practices, KeptResources kept, PrescriptionReader prescriptions, Clock clock) {
        this.intake = intake;
        this.practices = practices;
        this.kept = kept;
        this.prescriptions = prescriptions;
        this.clock = clock;
    }

    ReadTransaction bundle(byte[] body, Caller caller) {
        return taken(reader(caller).read(body), null, caller);
    }

    ReadTransaction single(byte[] body, String type, @Nullable Identifier ifNoneExist, Caller caller) {
        return taken(reader(caller).readOne(body, type, ifNoneExist), null, caller);
    }

    ReadTransaction replacement(byte[] body, String type, Replaced replaced, Caller caller) {
        String id = replaced.id().toString();
        return taken(reader(caller).readReplacement(body, type, id), replaced, caller);
    }

    private TransactionReader reader(Caller caller) {
        Practice practice = practices
                .byId(caller.org())
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.NOT_ALLOWED, "The token's organisation is no practice of this installation."));
        TransactionReader.OrderTest test = new TransactionReader.OrderTest() {
            @Override
            public boolean ofThePractice(String npi) {
                return practice.byNpi(npi).isPresent();
            }

            @Override
            public boolean theCaller(String npi) {
                return npi.equals(caller.npi());
            }
        };
        return new TransactionReader(test, LocalDate.ofInstant(clock.instant(), practice.zone()));
    }

    private ReadTransaction taken(Reading<Transaction> reading, @Nullable Replaced replaced, Caller caller) {
        Transaction transaction = switch (reading) {
            case Reading.Refused<Transaction> refused -> throw new OrderRefusedException(refused.findings());
            case Reading.Accepted<Transaction> accepted -> accepted.value();
        };
        intake.admit();
        List<Finding> findings = new ArrayList<>();
        Map<PatientTarget, Optional<KnownPatient>> records = new HashMap<>();
        Map<Integer, LintedOrder.Accepted> orders = new HashMap<>();
        Map<Integer, String> preferred = new HashMap<>();
        Map<Integer, UUID> known = new HashMap<>();
        for (TransactionEntry entry : transaction.entries()) {
            Optional<UUID> there = existing(entry, caller);
            if (there.isPresent()) {
                known.put(entry.index(), there.get());
                continue;
            }
            @Nullable PatientTarget target = target(entry);
            Optional<KnownPatient> record = target == null
                    ? Optional.empty()
                    : records.computeIfAbsent(target, one -> kept.patient(caller.org(), one));
            if (isStored(target) && record.isEmpty()) {
                findings.add(Finding.error(ErrorCode.REFERENCE_UNRESOLVED, entry.path()));
            } else if (entry instanceof PatientEntry patient && patient.preferred() != null) {
                intake.pharmacy(
                                patient.preferred().pharmacy(),
                                patient.preferred().path(),
                                caller,
                                findings)
                        .ifPresent(pharmacy -> preferred.put(patient.index(), pharmacy.ncpdpId()));
            } else if (entry instanceof OrderEntry order) {
                PatientRecordStated patient = record.map(KnownPatient::record).orElse(null);
                lint(order, order.alone(patient), caller, findings)
                        .ifPresent(accepted -> orders.put(order.index(), accepted));
            }
        }
        if (Finding.anyError(findings)) {
            throw new OrderRefusedException(findings);
        }
        return new ReadTransaction(transaction, orders, preferred, known, replaced);
    }

    /** A prescription of ours: one that was only to be created if it did not exist, or one that comes back as history. */
    private Optional<UUID> existing(TransactionEntry entry, Caller caller) {
        Function<Identifier, Optional<UUID>> find =
                identifier -> prescriptions.byIdentifier(caller.org(), identifier.system(), identifier.value());
        if (entry instanceof OrderEntry order) {
            return Optional.ofNullable(order.ifNoneExist()).flatMap(find);
        }
        return entry instanceof FactEntry fact && fact.type().equals("MedicationRequest")
                ? Optional.ofNullable(fact.identifier()).flatMap(find)
                : Optional.empty();
    }

    private static @Nullable PatientTarget target(TransactionEntry entry) {
        return switch (entry) {
            case FactEntry fact -> fact.patient();
            case OrderEntry order -> order.patient();
            case TransactionEntry.PatientEntry patient -> null;
            case TransactionEntry.SupportEntry support -> null;
        };
    }

    private static boolean isStored(@Nullable PatientTarget target) {
        return target instanceof PatientTarget.OfRecord || target instanceof PatientTarget.OfIdentifier;
    }

    private Optional<LintedOrder.Accepted> lint(OrderEntry entry, byte[] order, Caller caller, List<Finding> findings) {
        try {
            return Optional.of(intake.take(order, caller, null));
        } catch (OrderRefusedException refused) {
            refused.findings().forEach(finding -> findings.add(entry.placed(finding)));
            return Optional.empty();
        } catch (ProblemException refused) {
            throw refused.withField(
                    refused.field() == null ? entry.path() : entry.placed(String.valueOf(refused.field())));
        }
    }
}

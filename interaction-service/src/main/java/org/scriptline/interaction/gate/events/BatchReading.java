package org.scriptline.interaction.gate.events;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.CancelRequested;
import org.scriptline.contracts.events.FillNoticesRequested;
import org.scriptline.contracts.events.LateAlertAnswered;
import org.scriptline.contracts.events.PatientRecordStated;
import org.scriptline.contracts.events.PrescriptionCancelled;
import org.scriptline.contracts.events.PrescriptionDrafted;
import org.scriptline.contracts.events.PrescriptionEnded;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.events.PrescriptionSigned;
import org.scriptline.interaction.person.LockRequest;
import org.scriptline.interaction.person.RecordIdentity;
import org.scriptline.kit.events.EventRefusedException;
import org.scriptline.kit.events.IncomingEvent;

/** What a batch of events touches. */
final class BatchReading {
    private BatchReading() {}

    private record Touched(UUID patient, UUID subject) {}

    static LockRequest locks(List<IncomingEvent> batch) {
        TreeSet<UUID> records = new TreeSet<>();
        TreeSet<UUID> stated = new TreeSet<>();
        TreeSet<String> matchKeys = new TreeSet<>();
        for (IncomingEvent event : batch) {
            records.add(touched(event).patient());
            if (event.payload() instanceof PatientRecordStated statement) {
                stated.add(statement.patientId());
                String key = RecordIdentity.of(statement.demographics()).matchKey();
                if (key != null) {
                    matchKeys.add(key);
                }
            }
        }
        return new LockRequest(records, stated, matchKeys);
    }

    static Collection<UUID> prescriptions(List<IncomingEvent> batch) {
        Set<UUID> prescriptions = new HashSet<>();
        for (IncomingEvent event : batch) {
            if (!(event.payload() instanceof PatientRecordStated)) {
                prescriptions.add(touched(event).subject());
            }
        }
        return prescriptions;
    }

    static Collection<String> looseKeys(List<IncomingEvent> batch) {
        Set<String> keys = new HashSet<>();
        for (IncomingEvent event : batch) {
            if (event.payload() instanceof PatientRecordStated statement) {
                keys.addAll(RecordIdentity.of(statement.demographics()).looseKeys());
            }
        }
        return keys;
    }

    /** The record and the aggregate that an event's payload names; key and subject must say the same. */
    private static Touched touched(IncomingEvent event) {
        Touched touched = switch (event.payload()) {
            case PatientRecordStated stated -> new Touched(stated.patientId(), stated.patientId());
            case PrescriptionDrafted drafted ->
                new Touched(drafted.content().patientId(), drafted.content().prescriptionId());
            case PrescriptionSigned signed ->
                new Touched(signed.content().patientId(), signed.content().prescriptionId());
            case PrescriptionReleased released ->
                new Touched(released.content().patientId(), released.content().prescriptionId());
            case PrescriptionCancelled cancelled -> new Touched(cancelled.patientId(), cancelled.prescriptionId());
            case CancelRequested requested -> new Touched(requested.patientId(), requested.prescriptionId());
            case PrescriptionEnded ended -> new Touched(ended.patientId(), ended.prescriptionId());
            case FillNoticesRequested chosen -> new Touched(chosen.patientId(), chosen.prescriptionId());
            case LateAlertAnswered answered -> new Touched(answered.patientId(), answered.prescriptionId());
            default -> throw new EventRefusedException(ErrorCode.EVENT_UNKNOWN_TYPE, "not an event of the profile");
        };
        boolean agree = touched.patient().toString().equals(event.key())
                && touched.subject().toString().equals(event.subject());
        if (!agree) {
            throw new EventRefusedException(ErrorCode.EVENT_REFUSED, "key and subject are not those of the payload");
        }
        return touched;
    }
}

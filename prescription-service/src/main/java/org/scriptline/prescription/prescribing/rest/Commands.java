package org.scriptline.prescription.prescribing.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.scriptline.prescription.fhir.CancelParameters;
import org.scriptline.prescription.fhir.FillNoticesParameters;
import org.scriptline.prescription.fhir.RerouteParameters;
import org.scriptline.prescription.fhir.ResendParameters;
import org.scriptline.prescription.fhir.SignParameters;
import org.scriptline.prescription.fhir.UnscreenedReleaseParameters;
import org.scriptline.prescription.prescribing.store.Cancelling;
import org.scriptline.prescription.prescribing.store.ChoosingFillNotices;
import org.scriptline.prescription.prescribing.store.Command;
import org.scriptline.prescription.prescribing.store.ReleasingUnscreened;
import org.scriptline.prescription.prescribing.store.ReroutingPrescriptions;
import org.scriptline.prescription.prescribing.store.ResendingPrescriptions;
import org.scriptline.prescription.prescribing.store.Signing;

/** Hands the operations' parameters to the use cases. */
@ApplicationScoped
public class Commands {

    private final Signing signing;
    private final Cancelling cancelling;
    private final ReleasingUnscreened releasing;
    private final ReroutingPrescriptions rerouting;
    private final ResendingPrescriptions resending;
    private final ChoosingFillNotices choosing;

    public Commands(
            Signing signing,
            Cancelling cancelling,
            ReleasingUnscreened releasing,
            ReroutingPrescriptions rerouting,
            ResendingPrescriptions resending,
            ChoosingFillNotices choosing) {
        this.signing = signing;
        this.cancelling = cancelling;
        this.releasing = releasing;
        this.rerouting = rerouting;
        this.resending = resending;
        this.choosing = choosing;
    }

    void sign(UUID prescription, SignParameters given, Command command) {
        signing.sign(prescription, given.overrides(), command);
    }

    void cancel(UUID prescription, CancelParameters given, Command command) {
        cancelling.cancel(prescription, given.reason(), given.comment(), command);
    }

    void reroute(UUID prescription, RerouteParameters given, Command command) {
        rerouting.reroute(prescription, given, command);
    }

    void resend(UUID prescription, ResendParameters given, Command command) {
        resending.resend(prescription, given, command);
    }

    void fillNotices(UUID prescription, FillNoticesParameters given, Command command) {
        choosing.choose(prescription, given.notices(), command);
    }

    void releaseUnscreened(UUID prescription, UnscreenedReleaseParameters given, Command command) {
        releasing.release(prescription, given.reason(), given.comment(), command);
    }
}

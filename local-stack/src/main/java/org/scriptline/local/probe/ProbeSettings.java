package org.scriptline.local.probe;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import org.scriptline.local.issuer.Identity;

/**
 * Where the probe prescribes and in whose name.
 *
 * @param prescriptions base address of prescription-service
 * @param token a fresh bearer token of the test practice's prescriber
 * @param npi that prescriber's National Provider Identifier
 * @param pharmacy the test pharmacy's NCPDP id
 * @param patience how long a prescription may take until the pharmacy has it
 */
public record ProbeSettings(URI prescriptions, Supplier<String> token, String npi, String pharmacy, Duration patience) {

    /** The demonstration's test practice, prescriber and pharmacy. */
    static final String PRACTICE = "synthetic-practice";

    public static final String NPI = "1999999018";
    public static final String PHARMACY = "5900099";

    /** The test prescriber of the local stack; in a deployment the issuer knows it. */
    public static Identity prescriber() {
        return new Identity(
                "synthetic-probe",
                "the synthetic probe",
                "prescriber",
                PRACTICE,
                NPI,
                "user/MedicationRequest.cruds user/Patient.cruds");
    }

    /** The same, to another pharmacy. */
    public ProbeSettings to(String other) {
        return new ProbeSettings(prescriptions, token, npi, other, patience);
    }

    @Override
    public String toString() {
        return "ProbeSettings[" + prescriptions + ", " + pharmacy + "]";
    }
}

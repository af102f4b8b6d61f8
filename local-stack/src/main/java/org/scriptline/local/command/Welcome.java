package org.scriptline.local.command;

import org.scriptline.local.stack.Addresses;

/** What a person who has just started a stack wants to know. */
final class Welcome {
    private Welcome() {}

    static String text(Addresses addresses, String hint) {
        return """

                Scriptline is running.

                  EMR (FHIR R4)          %1$s/fhir
                  screening              %2$s/screenings
                  coverage               %3$s/coverage-checks
                  pharmacy               %4$s/worklist, %4$s/script
                  token issuer           %5$s
                  pharmacy simulator     %6$s/ledger/summary
                  logs and data          %7$s

                Try next:
                  ./erx demo%8$s
                  curl -H "Authorization: Bearer $(./erx token prescriber%8$s)" %1$s/fhir/metadata
                  ./erx status%8$s
                """.formatted(
                        addresses.service("prescription-service"),
                        addresses.service("interaction-service"),
                        addresses.service("formulary-service"),
                        addresses.service("pharmacy-gateway"),
                        addresses.issuer(),
                        addresses.simulator(),
                        addresses.directory().root(),
                        hint);
    }
}

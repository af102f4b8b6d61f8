package org.scriptline.local.simulator;

/** Gives each message of a pharmacy to whoever carries it. */
final class Messengers {

    private final GatewayPoster gateway;
    private final FilePoster files;

    Messengers(GatewayPoster gateway, FilePoster files) {
        this.gateway = gateway;
        this.files = files;
    }

    /** Whether fills can be told in FHIR. */
    boolean reportInFhir() {
        return gateway.takesReports();
    }

    /** What is told by the status of a Task waits until somebody asks for that. */
    void post(OutgoingMessage message) {
        switch (message.channel()) {
            case SCRIPT, MAILBOX, FHIR_REPORT -> gateway.post(message);
            case FILE_DROP -> files.post(message);
            case FHIR_TASK -> {}
        }
    }
}

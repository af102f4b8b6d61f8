package org.scriptline.local.simulator;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pharmacies that are not simply posted to. Any pharmacy takes SCRIPT at its address and Tasks at its FHIR address besides.
 *
 * @param mailboxes those that fetch their messages, with the release in which they ask: 2017071 or 2023011
 * @param folders those that exchange files, with the folder in which {@code outbox}, {@code inbox}, {@code taken} and {@code refused} lie
 * @param reports where the sender takes Tasks with what was dispensed; with null those who take Tasks tell their fills by SCRIPT
 */
public record PartnerChannels(
        Map<String, String> mailboxes,
        Map<String, Path> folders,
        @Nullable URI reports) {

    /** Everybody is posted to. */
    public static final PartnerChannels NONE = new PartnerChannels(Map.of(), Map.of(), null);

    /** Who takes Tasks in the demonstration; its address at the simulator is {@code /fhir/} and this. */
    public static final String TASKS = "5900033";

    /** Two mailboxes, one in each release, and a pharmacy that exchanges files in a folder of its name under {@code partners}. */
    public static PartnerChannels demonstration(Path partners) {
        return new PartnerChannels(
                Map.of("5900030", "2017071", "5900031", "2023011"),
                Map.of("5900032", partners.resolve("5900032")),
                null);
    }

    /** The same, where fills are posted as Tasks to this address. */
    public PartnerChannels reportingTo(URI tasks) {
        return new PartnerChannels(mailboxes, folders, tasks);
    }

    public PartnerChannels {
        mailboxes = Map.copyOf(mailboxes);
        folders = Map.copyOf(folders);
    }
}

package org.scriptline.formulary.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.scriptline.formulary.authorization.ConnectedPayers;
import org.scriptline.formulary.authorization.ConnectedPayers.Connected;
import org.scriptline.formulary.authorization.GuardedErrands;
import org.scriptline.formulary.authorization.Payer;
import org.scriptline.formulary.authorization.script.ScriptPayer;
import org.scriptline.formulary.authorization.script.ScriptPayer.Address;
import org.scriptline.formulary.authorization.script.ScriptRelease;
import org.scriptline.formulary.authorization.simulated.SimulatedPayer;
import org.scriptline.kit.startup.SelfCheck;
import org.scriptline.kit.startup.UnsafeStartException;

/**
 * Who answers prior authorizations: {@code scriptline.authorization.payers} names payers that speak SCRIPT, and each name has
 * {@code scriptline.authorization.NAME.url}, {@code .payer-id}, {@code .contracts}, {@code .release} and {@code .token}; {@code
 * scriptline.authorization.payer} says what becomes of everybody else's plans.
 */
@ApplicationScoped
public class AuthorizationSettings {

    private static final String PREFIX = "scriptline.authorization.";

    /** An invented payer serves on one's own machine only. */
    @Produces
    @Singleton
    Payer payer(
            @ConfigProperty(name = "scriptline.authorization.payer") String others,
            @ConfigProperty(name = "scriptline.authorization.payers") Optional<List<String>> names,
            @ConfigProperty(name = "scriptline.profile") String profile,
            @ConfigProperty(name = "quarkus.application.version") String version,
            Config config,
            Clock clock) {
        boolean singleMachine = SelfCheck.SINGLE_MACHINE.equals(profile);
        List<Connected> connected = new ArrayList<>();
        for (String name : names.orElse(List.of())) {
            connected.add(connected(name, singleMachine, config, version, clock));
        }
        return new ConnectedPayers(connected, others(others, singleMachine, clock));
    }

    private static Payer others(String payer, boolean singleMachine, Clock clock) {
        return switch (payer) {
            case "none" -> Payer.NOT_CONNECTED;
            case "simulated" -> {
                if (!singleMachine) {
                    throw new UnsafeStartException(
                            "scriptline.authorization.payer is simulated outside single-machine");
                }
                yield new SimulatedPayer(clock);
            }
            default ->
                throw new UnsafeStartException(
                        "scriptline.authorization.payer is '" + payer + "': use none or simulated");
        };
    }

    private static Connected connected(String name, boolean singleMachine, Config config, String version, Clock clock) {
        if (!name.matches("[a-z][a-z0-9]{0,30}")
                || Set.of("payer", "payers", "every").contains(name)) {
            throw new UnsafeStartException(PREFIX + "payers: '" + name + "' is no name of small letters and digits");
        }
        URI address = config.getOptionalValue(PREFIX + name + ".url", URI.class)
                .orElseThrow(() -> new UnsafeStartException(PREFIX + name + ".url is missing"));
        if (!singleMachine && !"https".equals(address.getScheme())) {
            throw new UnsafeStartException(PREFIX + name + ".url is not https: members' ids and answers go there");
        }
        Set<String> contracts = config.getOptionalValues(PREFIX + name + ".contracts", String.class)
                .map(Set::copyOf)
                .orElse(Set.of());
        if (contracts.isEmpty()) {
            throw new UnsafeStartException(PREFIX + name + " has no contracts: it would never be asked");
        }
        var payer = new Address(
                address,
                config.getOptionalValue(PREFIX + name + ".payer-id", String.class)
                        .orElseThrow(() -> new UnsafeStartException(PREFIX + name + ".payer-id is missing")),
                release(
                        name,
                        config.getOptionalValue(PREFIX + name + ".release", String.class)
                                .orElse("2017071")),
                config.getOptionalValue(PREFIX + name + ".token", String.class).orElse(null));
        return new Connected(contracts, new GuardedErrands(new ScriptPayer(payer, version, clock), clock));
    }

    private static ScriptRelease release(String name, String written) {
        return switch (written) {
            case "2017071" -> ScriptRelease.V2017071;
            case "2023011" -> ScriptRelease.V2023011;
            default ->
                throw new UnsafeStartException(PREFIX + name + ".release is '" + written + "': use 2017071 or 2023011");
        };
    }
}

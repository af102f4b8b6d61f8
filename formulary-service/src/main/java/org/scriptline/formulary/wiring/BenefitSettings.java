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
import org.scriptline.formulary.benefit.BenefitPayers;
import org.scriptline.formulary.benefit.BenefitPayers.Connected;
import org.scriptline.formulary.benefit.GuardedPayer;
import org.scriptline.formulary.benefit.http.HttpBenefitPayer;
import org.scriptline.kit.startup.SelfCheck;
import org.scriptline.kit.startup.UnsafeStartException;

/**
 * The payers that answer in real time: {@code scriptline.benefit.payers} names them, and each name has {@code
 * scriptline.benefit.NAME.url}, {@code .token}, {@code .contracts} and {@code .bins}.
 */
@ApplicationScoped
public class BenefitSettings {

    private static final String PREFIX = "scriptline.benefit.";

    @Produces
    @Singleton
    BenefitPayers benefitPayers(
            @ConfigProperty(name = "scriptline.benefit.payers") Optional<List<String>> names,
            @ConfigProperty(name = "scriptline.profile") String profile,
            Config config,
            Clock clock) {
        List<Connected> payers = new ArrayList<>();
        for (String name : names.orElse(List.of())) {
            payers.add(payer(name, SelfCheck.SINGLE_MACHINE.equals(profile), config, clock));
        }
        return new BenefitPayers(payers);
    }

    private static Connected payer(String name, boolean singleMachine, Config config, Clock clock) {
        if (!name.matches("[a-z][a-z0-9]{0,30}")) {
            throw new UnsafeStartException(
                    "scriptline.benefit.payers: '" + name + "' is no name of small letters and digits");
        }
        URI address = config.getOptionalValue(PREFIX + name + ".url", URI.class)
                .orElseThrow(() -> new UnsafeStartException(PREFIX + name + ".url is missing"));
        if (!singleMachine && !"https".equals(address.getScheme())) {
            throw new UnsafeStartException(PREFIX + name + ".url is not https: members' ids go there");
        }
        Set<String> contracts = words(config, name, "contracts");
        Set<String> bins = words(config, name, "bins");
        if (contracts.isEmpty() && bins.isEmpty()) {
            throw new UnsafeStartException(PREFIX + name + " has neither contracts nor bins: it would never be asked");
        }
        String token =
                config.getOptionalValue(PREFIX + name + ".token", String.class).orElse(null);
        return new Connected(name, contracts, bins, new GuardedPayer(new HttpBenefitPayer(address, token), clock));
    }

    private static Set<String> words(Config config, String name, String what) {
        return config.getOptionalValues(PREFIX + name + "." + what, String.class)
                .map(Set::copyOf)
                .orElse(Set.of());
    }
}

package org.scriptline.formulary.service;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.scriptline.formulary.release.TestPayers;

/** Lets the service load the invented payer at start, and others by request. */
public final class LoadedPayer implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "scriptline.formulary.path",
                TestPayers.folder("authored-2026").toString(),
                "scriptline.formulary.root",
                TestPayers.folder("authored-2026")
                        .resolveSibling(".")
                        .normalize()
                        .toString());
    }

    @Override
    public void stop() {}
}

package org.scriptline.local.formulary;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** Prints what the service said of a release or of files that it refused. */
final class Findings {

    private Findings() {}

    static void serves(PrintWriter out, JsonNode release) {
        out.println(release.path("id").asText() + " serves.");
        JsonNode rows = release.path("rows");
        out.printf(
                "  %s, contract year %d, %s; %,d drug rows, %,d plans, %,d costs, %,d prices, %,d network rows%n",
                release.path("source").asText(),
                release.path("contractYear").asInt(),
                release.path("completeness").asText(),
                rows.path("items").asLong(),
                rows.path("plans").asLong(),
                rows.path("costs").asLong(),
                rows.path("prices").asLong(),
                rows.path("pharmacies").asLong());
        each(out, "  passed:  ", release.path("gatesPassed"));
        each(out, "  warning: ", release.path("warnings"));
        each(out, "  ignored: ", release.path("ignoredFiles"));
    }

    static void referenceServes(PrintWriter out, JsonNode release) {
        out.println(release.path("id").asText() + " serves.");
        out.println("  " + rows(release.path("rows")));
        each(out, "  passed:  ", release.path("gatesPassed"));
        each(out, "  warning: ", release.path("warnings"));
    }

    /** What reference files hold, in words. */
    static String rows(JsonNode rows) {
        return "%,d drugs, %,d trade names, %,d packages, %,d products, %,d prices"
                .formatted(
                        rows.path("drugs").asLong(),
                        rows.path("tradeNames").asLong(),
                        rows.path("packages").asLong(),
                        rows.path("products").asLong(),
                        rows.path("prices").asLong());
    }

    static void refused(PrintWriter out, JsonNode problem) {
        out.println("Refused: "
                + problem.path("detail").asText(problem.path("title").asText()));
        for (JsonNode defect : problem.path("defects")) {
            String line = defect.path("line").asInt() == 0
                    ? ""
                    : ", line " + defect.path("line").asInt();
            String column = defect.path("column").isTextual()
                    ? ", column " + defect.path("column").asText()
                    : "";
            out.println("  " + defect.path("file").asText() + line + column + ": "
                    + defect.path("reason").asText());
        }
        each(out, "  warning: ", problem.path("warnings"));
        if (problem.path("warnings").size() > 0) {
            out.println("With --accept-warnings it is loaded all the same. What served before serves on.");
        } else {
            out.println("What served before serves on.");
        }
    }

    private static void each(PrintWriter out, String before, JsonNode texts) {
        texts.forEach(text -> out.println(before + text.asText()));
    }
}

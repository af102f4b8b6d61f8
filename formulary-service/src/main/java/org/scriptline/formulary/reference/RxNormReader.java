package org.scriptline.formulary.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.scriptline.formulary.release.Defects;
import org.scriptline.formulary.release.LoadProgress;
import org.scriptline.formulary.release.PayerFile;

/**
 * Reads RXNCONSO, RXNREL and RXNSAT of NLM's release (RxNorm Technical Documentation, section 12): current concepts of
 * RxNorm's own vocabulary, their relations and their packages. The other vocabularies in the files are passed over.
 */
final class RxNormReader {

    private static final String OWN = "RXNORM";
    private static final int CONSO_CELLS = 18;
    private static final int REL_CELLS = 16;
    private static final int SAT_CELLS = 13;
    private static final int NDC_DIGITS = 11;
    private static final int LONGEST_NAME = 4_000;
    /** In RXNSAT's packages: several drugs. */
    private static final int SEVERAL = 0;

    private final List<PayerFile> files;
    private final Defects defects;
    private final LoadProgress progress;
    private final RxNormConcepts concepts = new RxNormConcepts();
    private final Map<Long, Integer> packages = new TreeMap<>();

    /** @param files RXNCONSO, RXNREL and RXNSAT in this order */
    RxNormReader(List<PayerFile> files, Defects defects, LoadProgress progress) {
        this.files = files;
        this.defects = defects;
        this.progress = progress;
    }

    /** What is worth nothing when there are defects. */
    ReferenceContent read() {
        RrfReader conso = new RrfReader(files.get(0), CONSO_CELLS, defects, progress);
        conso.read(line -> concept(line, conso));
        if (defects.none()) {
            RrfReader relations = new RrfReader(files.get(1), REL_CELLS, defects, progress);
            relations.read(line -> relation(line, relations));
        }
        if (defects.none()) {
            RrfReader attributes = new RrfReader(files.get(2), SAT_CELLS, defects, progress);
            attributes.read(line -> attribute(line, attributes));
        }
        List<ReferenceDrug> drugs = concepts.drugs();
        if (drugs.isEmpty() && defects.none()) {
            conso.refuse(0, null, "holds no current concept of RxNorm's own");
        }
        List<DrugPackage> all = new ArrayList<>(packages.size());
        packages.forEach((ndc, rxcui) -> all.add(new DrugPackage(ndc, rxcui == SEVERAL ? null : rxcui)));
        return ReferenceContent.rxNorm(drugs, concepts.tradeNames(), all);
    }

    private void concept(RrfReader.Line line, RrfReader from) {
        if (!line.is(11, OWN) || !line.current(16) || !RxNormConcepts.wants(line.cell(12))) {
            return;
        }
        int rxcui = line.code(0);
        String name = line.cell(14).strip();
        if (rxcui < 0) {
            from.refuse(line.number(), "RXCUI", "is not an RxCUI");
        } else if (name.isEmpty() || name.length() > LONGEST_NAME) {
            from.refuse(line.number(), "STR", "is empty or longer than " + LONGEST_NAME + " characters");
        } else if (!concepts.add(rxcui, line.cell(12), name)) {
            from.refuse(line.number(), "RXCUI", rxcui + " came before with another name or term type");
        }
    }

    private void relation(RrfReader.Line line, RrfReader from) {
        if (!line.is(10, OWN) || !line.current(14) || line.is(7, "")) {
            return;
        }
        int first = line.code(0);
        int second = line.code(4);
        // Lines between atoms have no RxCUI.
        if (line.is(0, "") || line.is(4, "")) {
            return;
        }
        if (first < 0 || second < 0) {
            from.refuse(line.number(), first < 0 ? "RXCUI1" : "RXCUI2", "is not an RxCUI");
            return;
        }
        concepts.relate(second, line.cell(7), first);
    }

    private void attribute(RrfReader.Line line, RrfReader from) {
        if (!line.is(8, "NDC") || !line.is(9, OWN) || !line.current(11)) {
            return;
        }
        int rxcui = line.code(0);
        String ndc = line.cell(10);
        if (rxcui < 0) {
            from.refuse(line.number(), "RXCUI", "is not an RxCUI");
        } else if (ndc.length() != NDC_DIGITS || !ndc.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            from.refuse(line.number(), "ATV", "is not an NDC of eleven digits");
        } else if (concepts.knows(rxcui)) {
            packages.merge(Long.valueOf(ndc), rxcui, (one, other) -> one.equals(other) ? one : SEVERAL);
        }
    }
}

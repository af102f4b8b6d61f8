package org.scriptline.formulary.wiring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.scriptline.formulary.release.StepRuleBook;
import org.scriptline.formulary.release.steps.StepRulesReader;
import org.scriptline.formulary.release.store.StepRuleStore;
import org.scriptline.formulary.release.store.StepRuleStore.Kept;

/** Lets the step rules serve that were loaded last, here or by another instance. */
@ApplicationScoped
public class StepRuleLoad {

    private static final Logger LOG = Logger.getLogger(StepRuleLoad.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final StepRuleStore store;
    private final StepRuleBook book;

    public StepRuleLoad(StepRuleStore store, StepRuleBook book) {
        this.store = store;
        this.book = book;
    }

    void refresh() {
        store.serving().filter(kept -> !kept.version().equals(book.version())).ifPresent(this::serve);
    }

    /** What is kept was accepted by some version of this program; one that cannot read it says so and serves on. */
    private void serve(Kept kept) {
        try {
            switch (StepRulesReader.read(JSON.readTree(kept.body()))) {
                case StepRulesReader.Outcome.Read read -> book.serve(read.file());
                case StepRulesReader.Outcome.Refused refused ->
                    LOG.errorf(
                            "step rules %s are not read by this version: %s",
                            kept.version(), refused.defects().getFirst().sentence());
            }
        } catch (JsonProcessingException damaged) {
            LOG.errorf("step rules %s are no JSON", kept.version());
        }
    }
}

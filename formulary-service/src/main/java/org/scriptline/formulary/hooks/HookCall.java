package org.scriptline.formulary.hooks;

import java.util.List;
import org.scriptline.contracts.hooks.HookKind;

/**
 * A CDS Hooks call as far as it was understood.
 *
 * @param hookInstance the client's id of this call; the same one is the same call again
 * @param patientPrefetched whether a Patient came along
 * @param orders those that are spoken of: the selected ones of order-select, all of order-sign
 * @param unknown what else was not sent or not understood, each as a phrase
 */
public record HookCall(
        HookKind kind, String hookInstance, boolean patientPrefetched, List<HookOrder> orders, List<String> unknown) {

    public HookCall {
        orders = List.copyOf(orders);
        unknown = List.copyOf(unknown);
    }

    @Override
    public String toString() {
        return "HookCall[" + kind + ", redacted]";
    }
}

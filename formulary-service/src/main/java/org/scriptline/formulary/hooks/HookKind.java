package org.scriptline.formulary.hooks;

import java.util.Arrays;
import java.util.Optional;
import org.scriptline.contracts.Coded;

/** The hooks that are served; each is a service whose id is the hook's name. */
public enum HookKind implements Coded {
    ORDER_SELECT("order-select", "Coverage while a drug is chosen"),
    ORDER_SIGN("order-sign", "Coverage before orders are signed");

    private final String code;
    private final String title;

    HookKind(String code, String title) {
        this.code = code;
        this.title = title;
    }

    /** The hook with this name. */
    public static Optional<HookKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    @Override
    public String code() {
        return code;
    }

    public String title() {
        return title;
    }
}

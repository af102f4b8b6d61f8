package org.scriptline.contracts.hooks;

import java.util.Arrays;
import java.util.Optional;
import org.scriptline.contracts.Coded;

/** The hooks that are served; each is a service whose id is the hook's name. */
public enum HookKind implements Coded {
    ORDER_SELECT("order-select"),
    ORDER_SIGN("order-sign");

    private final String code;

    HookKind(String code) {
        this.code = code;
    }

    /** The hook with this name. */
    public static Optional<HookKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    @Override
    public String code() {
        return code;
    }
}

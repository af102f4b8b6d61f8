package org.scriptline.contracts.screening;

import org.jspecify.annotations.Nullable;

/** Where a rule comes from: the source's title, the place in it, and an address when there is one. */
public record Evidence(
        String title, String citation, @Nullable String url) {}

package org.scriptline.formulary.benefit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.scriptline.contracts.events.PlanReference;

/** Inquiries about invented members. */
public final class Inquiries {

    public static final BenefitInquiry ONE = new BenefitInquiry(
            UUID.fromString("019c0a52-7b10-7c3e-9d41-5f6a70b18201"),
            "larch",
            UUID.fromString("019c0a52-7b10-7c3e-9d41-5f6a70b18202"),
            1,
            new PlanReference("S9901", "002", "000", null, null, null, "member-17"),
            "1234567893",
            "617314",
            null,
            "atorvastatin 10 MG Oral Tablet [Lipitor]",
            BigDecimal.valueOf(30),
            30,
            true,
            List.of("E78.5"),
            LocalDate.of(2026, 11, 21));

    private Inquiries() {}
}

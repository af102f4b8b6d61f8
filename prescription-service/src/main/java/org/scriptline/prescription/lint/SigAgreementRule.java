package org.scriptline.prescription.lint;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.prescription.lint.Instruction.Dose;
import org.scriptline.prescription.lint.Instruction.Rhythm;

/**
 * Words and structured part of an instruction say the same dose, rhythm, route and length. The pharmacist reads the words,
 * a screening reads the structure: when they differ, one of the two is not what the prescriber meant.
 */
final class SigAgreementRule implements LintRule {
    /** Forms of which none is another: tablets are not capsules. */
    private static final Set<DoseUnit> FORMS = EnumSet.of(
            DoseUnit.TABLET,
            DoseUnit.CAPSULE,
            DoseUnit.MILLILITER,
            DoseUnit.PUFF,
            DoseUnit.PATCH,
            DoseUnit.SUPPOSITORY);

    @Override
    public String name() {
        return "words-agree-with-structure";
    }

    @Override
    public List<Finding> check(LintContext context) {
        List<Finding> findings = new ArrayList<>();
        Optional<Strength> strength = Strength.of(context.product());
        for (int i = 0; i < context.words().size(); i++) {
            Instruction instruction =
                    context.order().directions().instructions().get(i);
            ReadSig words = context.words().get(i);
            String path = ElementPaths.instruction(i);
            dose(instruction.dose(), words, strength)
                    .ifPresent(said -> findings.add(finding(path + ".doseAndRate", said)));
            rhythm(instruction.rhythm(), words).ifPresent(said -> findings.add(finding(path + ".timing", said)));
            route(instruction, words).ifPresent(said -> findings.add(finding(path + ".route", said)));
            if (instruction.durationDays() != null
                    && words.durationDays() != null
                    && !instruction.durationDays().equals(words.durationDays())) {
                findings.add(finding(
                        path + ".timing",
                        "The words say " + words.durationDays() + " days, the structure " + instruction.durationDays()
                                + " days."));
            }
        }
        return findings;
    }

    private static Optional<String> dose(@Nullable Dose given, ReadSig words, Optional<Strength> strength) {
        Optional<DoseUnit> unit = given == null ? Optional.empty() : DoseUnit.named(given.unit());
        if (given == null || unit.isEmpty() || words.doses().isEmpty()) {
            return Optional.empty();
        }
        Span structured = new Span(given.low().doubleValue(), given.high().doubleValue());
        @Nullable Span sameUnit = words.doses().get(unit.get());
        Optional<Boolean> agreement = sameUnit != null
                ? Optional.of(structured.agreesWith(sameUnit))
                : words.doses().entrySet().stream()
                        .flatMap(said ->
                                agree(unit.get(), structured, said.getKey(), said.getValue(), strength).stream())
                        .reduce((one, other) -> one && other);
        return agreement.orElse(true)
                ? Optional.empty()
                : Optional.of("The structure says " + structured.words() + " "
                        + unit.get().word() + ", the words say another dose.");
    }

    /** Empty when the two cannot be compared. */
    private static Optional<Boolean> agree(
            DoseUnit unit, Span structured, DoseUnit saidUnit, Span said, Optional<Strength> strength) {
        if (unit == saidUnit) {
            return Optional.of(structured.agreesWith(said));
        }
        if (unit.isMass() && saidUnit.isMass()) {
            return Optional.of(structured.times(unit.milligrams()).agreesWith(said.times(saidUnit.milligrams())));
        }
        Optional<Boolean> byStrength = strength.flatMap(known -> known.counted(unit, structured)
                .flatMap(one -> known.counted(saidUnit, said).map(one::agreesWith)));
        return byStrength.isPresent() || !(FORMS.contains(unit) && FORMS.contains(saidUnit))
                ? byStrength
                : Optional.of(false);
    }

    private static Optional<String> rhythm(@Nullable Rhythm given, ReadSig words) {
        @Nullable Span structured = given == null ? null : Regimen.perDay(given);
        return structured == null || words.timesPerDay() == null || structured.agreesWith(words.timesPerDay())
                ? Optional.empty()
                : Optional.of("The words say " + words.timesPerDay().words() + " times a day, the structure "
                        + structured.words() + " times a day.");
    }

    private static Optional<String> route(Instruction instruction, ReadSig words) {
        Optional<AdministrationRoute> structured =
                AdministrationRoute.structured(instruction.routeCode(), instruction.route());
        return structured
                .filter(route -> words.route() != null && words.route() != route)
                .map(route -> "The words say " + String.valueOf(words.route()).toLowerCase(Locale.ROOT)
                        + ", the structure " + route.word() + ".");
    }

    private static Finding finding(String path, String said) {
        return Finding.error(ErrorCode.SIG_CONTRADICTS_DOSAGE, path, said);
    }
}

package org.scriptline.interaction.screening;

/** How each practice wants alerts shown. */
@FunctionalInterface
public interface PracticeDisplays {

    /** What the practice decided, {@link PracticeDisplay#STANDARD} when it decided nothing. */
    PracticeDisplay of(String practice);
}

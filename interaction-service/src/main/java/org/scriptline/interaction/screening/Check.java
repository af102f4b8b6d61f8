package org.scriptline.interaction.screening;

/** One kind of check; it names problems and never decides how they are shown. */
interface Check {
    Found find(Examination examination);
}

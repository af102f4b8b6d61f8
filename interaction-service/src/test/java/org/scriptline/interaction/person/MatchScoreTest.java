package org.scriptline.interaction.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.contracts.events.PostalAddress;

/** The score by tables: what is linked, what is listed, what is neither. */
class MatchScoreTest {
    private static final String RUTH = "Lindgren|Ruth Ann|1970-04-01|female|12 Elm Street|62701|+1 217 555 0142|";

    /** family|given|born|sex|street|postal code|phone|system=value; empty is not known. */
    private static Demographics who(String line) {
        String[] part = line.split("\\|", -1);
        return new Demographics(
                text(part[0]),
                part[1].isEmpty() ? List.of() : List.of(part[1].split(" ")),
                null,
                part[2].isEmpty() ? null : LocalDate.parse(part[2]),
                text(part[3]),
                new PostalAddress(text(part[4]), null, null, null, text(part[5]), "US"),
                text(part[6]),
                part[7].isEmpty() ? List.of() : List.of(new Identifier(part[7].split("=")[0], part[7].split("=")[1])));
    }

    private static @Nullable String text(String part) {
        return part.isEmpty() ? null : part;
    }

    @Test
    void theScoreOfTwoRecordsIsTheOneOfTheTable() {
        record Case(String other, String total, String outcome) {}
        for (Case one : List.of(
                new Case(RUTH, "46.5", "link"),
                new Case("LINDGREN|ruthie|1970-04-01|female|12 elm st|62701-1234|(217) 555-0142|", "43.0", "link"),
                new Case("Lindgren|Ruthie|1970-04-01|female||10001|217-555-0142|", "32.0", "link"),
                new Case("Lindgern|Ruth|1970-04-01|female||62701|2175550142|", "37.5", "link"),
                new Case("Lindgrenovax|Ruth|1970-04-01|female|12 Elm Street|62701||", "26.5", "review"),
                new Case("Lindgren|Ruth|1970-04-01|female||||", "29.5", "review"),
                new Case("Lindgren|Ruth|1970-04-01|||62701||", "33.5", "link"),
                new Case("Lindgren|Ruth|1970-04-10|female|12 Elm Street|62701|2175550142|", "36.5", "review"),
                new Case("Lindgren|Ruth|1970-01-04|female|12 Elm Street|62701|2175550142|", "38.5", "review"),
                new Case("Lindgren|Rachel|1970-04-01|female|12 Elm Street|62701|2175550142|", "30.0", "review"),
                new Case("Lindgren|Ruth Mae|1970-04-01|female|12 Elm Street|62701|2175550142|", "41.5", "review"),
                new Case("Lindgren|Ruth|1995-08-09|female|12 Elm Street|62701|2175550142|", "21.5", "review"),
                new Case("Castellan|Ruth|1970-04-01|female|12 Elm Street|62701|2175550142|", "32.5", "review"),
                new Case("Lindgren|Ruth|1970-04-01|male|12 Elm Street|62701|2175550142|", "38.5", "review"),
                new Case("Lindgren|Ruth|1970-04-01||||2175550142|", "34.5", "link"),
                new Case("Lindgren|Karl|1972-11-30|male|12 Elm Street|62701|2175550142|", "1.0", "none"),
                new Case("Okonkwo|Ruth|1981-02-03|female||30301||", "-7.5", "none"))) {
            // When
            MatchScore score = MatchScore.of(who(RUTH), who(one.other));
            // Then
            assertThat(score.total()).as(one.other).isEqualByComparingTo(one.total);
            assertThat(score.links() ? "link" : score.worthALook() ? "review" : "none")
                    .as(one.other)
                    .isEqualTo(one.outcome);
            assertThat(MatchScore.of(who(one.other), who(RUTH)).total())
                    .as(one.other)
                    .isEqualByComparingTo(one.total);
        }
    }

    @Test
    void numbersOfOneSystemTellPersonsTogetherOrApart() {
        String known = RUTH + "urn:card=A1";
        assertThat(MatchScore.of(who(known), who("Lindgren|R|1970-04-01|||||urn:card=A1"))
                        .explained())
                .isEqualTo("41.0: FAMILY EQUAL 8.0, GIVEN ALIKE 3.0, BIRTH_DATE EQUAL 14.0, IDENTIFIER EQUAL 16.0");
        assertThat(MatchScore.of(who(known), who(RUTH + "urn:card=B2")).links()).isFalse();
        assertThat(MatchScore.of(who(known), who(RUTH + "urn:other=B2")).links())
                .isTrue();
    }

    @Test
    void namesAreAlikeByJaroAndWinkler() {
        assertThat(NameLikeness.jaroWinkler("martha", "marhta"))
                .isCloseTo(0.961, org.assertj.core.data.Offset.offset(0.001));
        assertThat(NameLikeness.jaroWinkler("dixon", "dicksonx"))
                .isCloseTo(0.813, org.assertj.core.data.Offset.offset(0.001));
        assertThat(NameLikeness.jaroWinkler("abc", "xyz")).isZero();
        assertThat(NameLikeness.mistakes("lindgren", "lindgern")).isEqualTo(2);
        assertThat(NameLikeness.mistakes("", "abc")).isEqualTo(3);
        assertThat(NameLikeness.jaroWinkler("wolfeschlegelsteinhausen", "wolfeschlegelsteinbergen"))
                .isGreaterThan(NameLikeness.ALIKE);
        assertThat(NameLikeness.alike("wolfeschlegelsteinhausen", "wolfeschlegelsteinbergen"))
                .isFalse();
    }

    @Test
    void recordsOfOnePersonShareAKeyInSpiteOfOneMistake() {
        for (String other : List.of(
                "Castellan|Ruth|1970-04-01|female||||",
                "Lindgren|Xenia|1970-04-01|female||||",
                "Lindgren|Ruthie|1971-04-01|female||62701||",
                "Andersen|Maria|1950-01-01|||90001|1-217-555-0142|")) {
            assertThat(MatchBlocks.of(who(other))).as(other).containsAnyElementsOf(MatchBlocks.of(who(RUTH)));
        }
        assertThat(MatchBlocks.of(who("|||||||"))).isEmpty();
    }
}

package org.scriptline.interaction.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.contracts.screening.NotScreened;
import org.scriptline.contracts.screening.Outcome;
import org.scriptline.contracts.screening.ScreeningResult;

/** What nobody can mean is refused with its field; what is not understood is named and never CLEAR. */
class BadInputTest {
    private static final String WARFARIN = "'draft':[{'name':'warfarin'}]";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'draft':[]                                                              | draft
            'active':[{'name':'warfarin'}]                                          | draft
            'draft':[{'name':' '}]                                                  | draft[0].name
            'draft':[null]                                                          | draft[0]
            'draft':[{'name':'warfarin','dailyDoseMg':-5}]                          | draft[0].dailyDoseMg
            'draft':[{'name':'warfarin','dailyDoseMg':0}]                           | draft[0].dailyDoseMg
            'draft':[{'name':'warfarin','dailyDoseMg':900000000}]                   | draft[0].dailyDoseMg
            'draft':[{'name':'warfarin','timesPerDay':500}]                         | draft[0].timesPerDay
            'draft':[{'name':'x','ingredients':[{'name':'warfarin','dailyDoseMg':-1}]}] | draft[0].ingredients[0].dailyDoseMg
            'draft':[{'unii':'lower case'}]                                         | draft[0].unii
            'draft':[{'name':'warfarin'}],'patient':{'sex':'banana'}                | patient.sex
            'draft':[{'name':'warfarin'}],'patient':{'age':-3}                      | patient.age
            'draft':[{'name':'warfarin'}],'patient':{'age':900}                     | patient.age
            'draft':[{'name':'warfarin'}],'patient':{'birthDate':'2090-01-01'}      | patient.birthDate
            'draft':[{'name':'warfarin'}],'patient':{'age':5,'birthDate':'1950-01-01'} | patient.age
            'draft':[{'name':'warfarin'}],'patient':{'age':50,'ageDays':12}         | patient.ageDays
            'draft':[{'name':'warfarin'}],'patient':{'sex':'male','pregnant':true}  | patient.pregnant
            'draft':[{'name':'warfarin'}],'patient':{'sex':'male','lactating':true} | patient.lactating
            'draft':[{'name':'warfarin'}],'patient':{'pregnant':false,'gestationalWeeks':20} | patient.gestationalWeeks
            'draft':[{'name':'warfarin'}],'patient':{'gestationalWeeks':90}         | patient.gestationalWeeks
            'draft':[{'name':'warfarin'}],'patient':{'weightKg':0}                  | patient.weightKg
            'draft':[{'name':'warfarin'}],'patient':{'eGFR':-1}                     | patient.eGFR
            'draft':[{'name':'warfarin'}],'patient':{'hepaticImpairment':'yes'}     | patient.hepaticImpairment
            'draft':[{'name':'warfarin'}],'active':[{'name':'aspirin','status':'sometimes'}] | active[0].status
            'draft':[{'name':'warfarin'}],'active':[{'name':'aspirin','stoppedDaysAgo':-1}] | active[0].stoppedDaysAgo
            'draft':[{'name':'warfarin'}],'allergies':[{'substance':''}]            | allergies[0].substance
            'draft':[{'name':'warfarin'}],'conditions':[{}]                         | conditions[0].name
            'draft':[{'name':'warfarin'}],'labs':[{'code':'2823-3'}]                | labs[0].value
            'draft':[{'name':'warfarin'}],'labs':[{'value':5}]                      | labs[0].code
            """)
    void whatNobodyCanMeanIsRefusedWithItsField(String body, String field) {
        // When / Then
        assertThatThrownBy(() -> Questions.ask("{" + body + "}"))
                .asInstanceOf(InstanceOfAssertFactories.type(InvalidFieldException.class))
                .extracting(InvalidFieldException::field)
                .isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'draft':[{'name':'Xyzzyline'}]                                          | Xyzzyline
            'draft':[{'name':'warfarin'}],'active':[{'name':'Xyzzyline'}]           | Xyzzyline
            'draft':[{'rxcui':'999999999'}]                                         | 999999999
            'draft':[{'unii':'0000000000'}]                                         | 0000000000
            'draft':[{'ndc':'00000000000'}]                                         | 00000000000
            'draft':[{'name':'Halfdrug','ingredients':[{'name':'warfarin'},{'name':'Xyzzyline'}]}] | Halfdrug
            'draft':[{'name':'warfarin','rxcui':'5640'}]                            | warfarin
            'draft':[{'name':'warfarin'}],'allergies':[{'substance':'xyzzyline'}]   | xyzzyline
            """)
    void whatIsNotUnderstoodIsNamedAndNeverClear(String body, String name) {
        // When
        ScreeningResult result = Questions.ask("{" + body + "}");
        // Then
        assertThat(result.outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(result.notScreened()).extracting(NotScreened::name).containsExactly(name);
    }

    @Test
    void theKnownHalfOfACombinationIsScreenedAllTheSame() {
        // When
        ScreeningResult result = Questions.ask("{'draft':[{'name':'Halfdrug','ingredients':[{'name':'ibuprofen'},"
                + "{'name':'Xyzzyline'}]}],'active':[{'name':'warfarin'}]}");
        // Then
        assertThat(result.outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(Questions.told(result)).contains("DRUG_DRUG MAJOR warfarin-nsaid");
    }

    @Test
    void fiveHundredActiveDrugsAreScreenedAndMoreAreRefused() {
        // Given
        String one = "{'name':'lisinopril'}";
        // When
        ScreeningResult result =
                Questions.ask("{" + WARFARIN + ",'active':[" + String.join(",", Collections.nCopies(500, one)) + "]}");
        // Then
        assertThat(result.outcome()).isNotEqualTo(Outcome.INCOMPLETE);
        assertThatThrownBy(() -> Questions.ask(
                        "{" + WARFARIN + ",'active':[" + String.join(",", Collections.nCopies(501, one)) + "]}"))
                .hasMessage("At most 500 elements are taken.");
    }
}

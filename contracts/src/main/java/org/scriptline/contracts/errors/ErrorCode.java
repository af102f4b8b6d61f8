package org.scriptline.contracts.errors;

/**
 * Every failure that may leave a service. The name is the code that callers see; it never changes its meaning.
 *
 * <p>The category gives HTTP status and retry; {@link #title} says what is wrong and {@link #fix} what to do.
 */
public enum ErrorCode {
    REQUEST_MALFORMED(
            ErrorCategory.MALFORMED,
            "The request body cannot be read.",
            "Correct the body at the named place and send it again."),
    REQUEST_UNKNOWN_FIELD(
            ErrorCategory.MALFORMED,
            "The request has a field that this operation does not know.",
            "Remove or rename the named field."),
    REQUEST_FIELD_INVALID(ErrorCategory.MALFORMED, "A field has the wrong type or form.", "Correct the named field."),
    REQUEST_TOO_DEEP(ErrorCategory.MALFORMED, "The body is nested deeper than 64 levels.", "Flatten the body."),
    PARAMETER_INVALID(
            ErrorCategory.MALFORMED,
            "A query parameter or header has a value that is not allowed.",
            "Correct the named parameter."),
    PARAMETER_UNKNOWN(
            ErrorCategory.MALFORMED,
            "A query parameter is not known here.",
            "Remove the named parameter; the service description names those that are known."),
    TOKEN_MISSING_OR_INVALID(
            ErrorCategory.UNAUTHENTICATED,
            "No valid access token came with the request.",
            "Get a new token and repeat the request."),
    NOT_ALLOWED(
            ErrorCategory.FORBIDDEN,
            "The caller's role does not allow this operation.",
            "Use the account of somebody who may do it."),
    NOT_THE_REQUESTER(
            ErrorCategory.FORBIDDEN,
            "Only the prescriber named in the prescription may do this.",
            "Let the named prescriber do it."),
    NOT_FOUND(ErrorCategory.NOT_FOUND, "There is nothing here with this id for this caller.", "Check the id."),
    METHOD_NOT_ALLOWED(
            ErrorCategory.METHOD, "The method is not supported at this address.", "See the service description."),
    NOT_ACCEPTABLE(
            ErrorCategory.NOT_ACCEPTABLE,
            "The answer cannot be given in the requested format.",
            "Ask for application/json or application/fhir+json."),
    MEDIA_TYPE_UNSUPPORTED(
            ErrorCategory.MEDIA_TYPE,
            "The body's media type is not read here.",
            "Send application/fhir+json, application/json or application/xml as described."),
    BODY_TOO_LARGE(ErrorCategory.TOO_LARGE, "The body is larger than 1 MB.", "Send a smaller body."),
    VERSION_STALE(
            ErrorCategory.STALE,
            "The resource changed since the version named in If-Match.",
            "Read it again and repeat the change on the newer version."),
    PATIENT_NOT_PREFETCHED(
            ErrorCategory.PRECONDITION,
            "No patient was prefetched, and none is known by the given id.",
            "Send the Patient as the prefetch key patient."),
    IDEMPOTENCY_KEY_REUSED(
            ErrorCategory.UNPROCESSABLE,
            "This Idempotency-Key was used with another request.",
            "Use a new key for a new request."),
    IDEMPOTENCY_IN_FLIGHT(
            ErrorCategory.UNAVAILABLE,
            "The first request with this Idempotency-Key is still running.",
            "Repeat the same request with the same key."),
    STATE_CONFLICT(
            ErrorCategory.CONFLICT,
            "The prescription's state does not allow this.",
            "Read its status; the details name what is possible."),
    PRINTED_PAGE_OUT(
            ErrorCategory.CONFLICT,
            "A page of the prescription was printed and may be dispensed from.",
            "Take the page back or ask the patient to destroy it; then, or when it may be live beside the electronic one, send printedPage true."),
    ANSWER_NOT_POSSIBLE(
            ErrorCategory.UNPROCESSABLE,
            "This request cannot be answered in this way.",
            "Use an outcome that the request allows, with what that outcome needs."),
    REQUEST_ANSWERED(
            ErrorCategory.CONFLICT,
            "The pharmacy's request does not wait for an answer any more.",
            "Read the Task; the pharmacy asks anew when it needs to."),
    ALREADY_SIGNED(
            ErrorCategory.CONFLICT,
            "A signed prescription is not edited.",
            "Cancel it and send a new one that names it as priorPrescription."),
    RELEASE_TOO_EARLY(
            ErrorCategory.CONFLICT,
            "Screening may still answer; releasing unscreened is possible ten seconds after signing.",
            "Wait for the screening, or repeat after ten seconds."),
    ALREADY_SCREENED(
            ErrorCategory.CONFLICT,
            "The screening has answered; there is nothing to release unscreened.",
            "Sign with overrides if it is held."),
    CLAIM_SECRET_WRONG(
            ErrorCategory.CONFLICT,
            "The claim secret is missing or wrong.",
            "Read the claim again as the pharmacy that made it."),
    CLAIM_HELD(ErrorCategory.CONFLICT, "The order is claimed already.", "Return the claim first."),
    FILL_EXCEEDS_AUTHORISED(
            ErrorCategory.CONFLICT,
            "More would be dispensed than the prescription authorises.",
            "Correct the quantity or ask the prescriber for a renewal."),
    FILL_NUMBER_USED(
            ErrorCategory.CONFLICT, "This fill number was recorded with other contents.", "Use the next fill number."),
    ORDER_EXPIRED(
            ErrorCategory.CONFLICT,
            "The time in which the order might be dispensed is over.",
            "Dispense nothing; ask the prescriber for a renewal."),
    PHARMACY_ORDER_CONFLICT(
            ErrorCategory.CONFLICT,
            "The order's state does not allow this.",
            "Read the order; its axes name what is possible."),
    AUTHORIZATION_CONFLICT(
            ErrorCategory.CONFLICT,
            "The prior authorization's state does not allow this.",
            "Read the case; its state and next steps name what is possible."),
    FHIR_INVALID(ErrorCategory.MALFORMED, "The FHIR resource cannot be read.", "Correct the named element."),
    REFERENCE_UNRESOLVED(
            ErrorCategory.UNPROCESSABLE,
            "A reference names nothing that is in the request or stored here for this caller.",
            "Send what it names in the same Bundle, or name a record by its id or identifier."),
    TOO_MANY_ENTRIES(
            ErrorCategory.UNPROCESSABLE,
            "The Bundle has more entries than are taken at once.",
            "Send it in several Bundles."),
    PHARMACY_FIXED_BY_SIGNATURE(
            ErrorCategory.CONFLICT,
            "The pharmacy of a signed prescription does not change.",
            "Cancel it with reason WRONG_PHARMACY and send a new order for the other pharmacy that names it as priorPrescription."),
    MEANING_NOT_SUPPORTED(
            ErrorCategory.UNPROCESSABLE,
            "The resource says something that would change its meaning here.",
            "Remove the named element or send another order."),
    ALERTS_OPEN(
            ErrorCategory.UNPROCESSABLE,
            "Known alerts have no override.",
            "Sign with an override and a coded reason for each named alert, or change the drug."),
    HARD_STOP(ErrorCategory.UNPROCESSABLE, "This alert cannot be overridden.", "Choose another drug."),
    KNOWLEDGE_BASE_REFUSED(
            ErrorCategory.UNPROCESSABLE,
            "The knowledge base has defects and cannot serve.",
            "Correct the named defects; ./erx kb check names them all."),
    OVERRIDE_INVALID(
            ErrorCategory.UNPROCESSABLE,
            "An override names no open alert, or its reason is missing or not allowed.",
            "Use the ids and reasons that the prescription shows; OTHER needs a comment."),
    REASON_INVALID(
            ErrorCategory.UNPROCESSABLE,
            "The reason is missing or not in the list.",
            "Use one of the coded reasons; OTHER needs a comment."),
    REQUIRED_FIELD_MISSING(ErrorCategory.UNPROCESSABLE, "A required field is missing.", "Add the named field."),
    QUANTITY_INVALID(
            ErrorCategory.UNPROCESSABLE,
            "The quantity is not a positive amount that can be dispensed.",
            "Give a quantity greater than zero and at most 100,000 in a billing unit."),
    QUANTITY_UNIT_UNKNOWN(
            ErrorCategory.UNPROCESSABLE,
            "The quantity's unit is not known.",
            "Use a billing unit such as tablet, capsule, mL or g."),
    DAYS_SUPPLY_INVALID(
            ErrorCategory.UNPROCESSABLE,
            "The days' supply is not between 1 and 365.",
            "Correct the expected supply duration in days."),
    REFILLS_INVALID(
            ErrorCategory.UNPROCESSABLE,
            "The number of refills is not between 0 and 99.",
            "Correct the number of refills."),
    SIG_MISSING(
            ErrorCategory.UNPROCESSABLE, "There are no directions.", "Write the directions in dosageInstruction.text."),
    SIG_TRAILING_ZERO(
            ErrorCategory.UNPROCESSABLE,
            "The directions contain a trailing zero, which can be read as ten times the dose.",
            "Write 5 mg, not 5.0 mg."),
    SIG_LEADING_ZERO_MISSING(
            ErrorCategory.UNPROCESSABLE,
            "The directions contain a decimal without a leading zero.",
            "Write 0.5 mg, not .5 mg."),
    SIG_ABBREVIATION(
            ErrorCategory.UNPROCESSABLE, "The directions contain an error-prone abbreviation.", "Write the words out."),
    SIG_TOO_LONG(
            ErrorCategory.UNPROCESSABLE, "The directions are longer than 1,000 characters.", "Shorten the directions."),
    NOTE_TOO_LONG(
            ErrorCategory.UNPROCESSABLE,
            "The note to the pharmacist is longer than 210 characters.",
            "Shorten the note."),
    TEXT_TOO_LONG(
            ErrorCategory.UNPROCESSABLE,
            "A text is longer than the pharmacy message carries.",
            "Shorten the named text."),
    SIG_CONTRADICTS_DOSAGE(
            ErrorCategory.UNPROCESSABLE,
            "The words of the directions and their structured part say different things.",
            "Correct the one that is wrong, or send the words alone."),
    LIQUID_NOT_IN_ML(
            ErrorCategory.UNPROCESSABLE,
            "An oral liquid is not dosed in mL.",
            "Write each dose in mL; milligrams may stand beside it."),
    AS_NEEDED_REASON_MISSING(
            ErrorCategory.UNPROCESSABLE,
            "A drug that is taken when needed has no reason.",
            "Write for what it is taken, in asNeededCodeableConcept or in the directions."),
    DOSE_EXCEEDS_MAXIMUM(
            ErrorCategory.UNPROCESSABLE,
            "The directions exceed the maximum that they state.",
            "Correct the dose or maxDosePerPeriod."),
    TAPER_UNCLEAR(
            ErrorCategory.UNPROCESSABLE,
            "The order or the length of the steps is not clear.",
            "Number each instruction in sequence and say how long each but the last lasts."),
    QUANTITY_DOES_NOT_FIT(
            ErrorCategory.UNPROCESSABLE,
            "The quantity does not fit dose, rhythm and days.",
            "Correct the quantity, the days' supply or the directions."),
    UNIT_NOT_BILLED(
            ErrorCategory.UNPROCESSABLE,
            "The product is not billed in the quantity's unit.",
            "Give the quantity in the product's billing unit."),
    REASON_MISSING(
            ErrorCategory.UNPROCESSABLE,
            "The reason for use is missing where the pharmacist needs it.",
            "Add reasonCode with an ICD-10-CM code or words."),
    REASON_CODE_INVALID(
            ErrorCategory.UNPROCESSABLE,
            "The reason's code has a form that no ICD-10-CM code has.",
            "Correct the code, or give the reason in words."),
    LOOK_ALIKE_NAME(
            ErrorCategory.UNPROCESSABLE,
            "Reason or dose fits another drug with a name that is easily confused.",
            "Check that this is the drug that was meant."),
    NOTE_HAS_DIRECTIONS(
            ErrorCategory.UNPROCESSABLE,
            "The note to the pharmacist contains directions.",
            "Move them into dosageInstruction."),
    METHOTREXATE_NOT_WEEKLY(
            ErrorCategory.UNPROCESSABLE,
            "Methotrexate is not written as taken once a week.",
            "Write the day of the week; for a cancer give that reason."),
    WEIGHT_MISSING(
            ErrorCategory.UNPROCESSABLE,
            "The patient is under 18 and no recent weight is given.",
            "Add an Observation with the weight (LOINC 29463-7) and its date."),
    VALUE_OUT_OF_RANGE(
            ErrorCategory.UNPROCESSABLE,
            "A value is outside what a human being can have, or its unit is unknown.",
            "Correct the value or its unit."),
    PATIENT_INCOMPLETE(
            ErrorCategory.UNPROCESSABLE,
            "The patient needs a name, birth date, gender and address.",
            "Add what is missing."),
    PATIENT_AMBIGUOUS(
            ErrorCategory.UNPROCESSABLE,
            "The patient's identifiers belong to different patient records.",
            "Send the identifiers of one record, or have the records merged in the practice first."),
    DATE_INVALID(ErrorCategory.UNPROCESSABLE, "A date is impossible or in the future.", "Correct the date."),
    PRESCRIBER_UNKNOWN(
            ErrorCategory.UNPROCESSABLE,
            "The NPI is no prescriber's of this practice.",
            "Use the NPI of one of the practice's prescribers."),
    PHARMACY_UNKNOWN(
            ErrorCategory.UNPROCESSABLE,
            "The pharmacy is not in the directory.",
            "Choose a pharmacy from the directory by its NCPDP id or NPI."),
    PHARMACY_INACTIVE(
            ErrorCategory.UNPROCESSABLE, "The pharmacy does not take prescriptions.", "Choose another pharmacy."),
    FILL_NOTICES_NOT_SENT(
            ErrorCategory.UNPROCESSABLE,
            "The pharmacy tells of no fills electronically.",
            "Ask the pharmacy or the patient whether the drug was dispensed, or choose a pharmacy that tells of fills."),
    DRUG_MISSING(ErrorCategory.UNPROCESSABLE, "No drug is named.", "Give an RxNorm code, an NDC or a name."),
    DRUG_CODES_DISAGREE(
            ErrorCategory.UNPROCESSABLE,
            "RxNorm code, NDC and text name different products.",
            "Correct the one that is wrong."),
    DRUG_IS_INGREDIENT(
            ErrorCategory.UNPROCESSABLE,
            "The code names an ingredient, not a product.",
            "Choose one of the listed products."),
    NDC_AMBIGUOUS(
            ErrorCategory.UNPROCESSABLE,
            "A 10-digit NDC without hyphens is ambiguous.",
            "Give the NDC with hyphens or in 11 digits."),
    DRUG_NOT_RECOGNISED(
            ErrorCategory.UNPROCESSABLE,
            "The drug is not recognised and cannot be screened.",
            "Check the name; if it is right, sign with a reason for the unrecognised drug."),
    CONTROLLED_SUBSTANCE(
            ErrorCategory.UNPROCESSABLE,
            "Controlled substances cannot be sent without the EPCS module.",
            "Prescribe it another lawful way."),
    SCHEDULE_UNKNOWN(
            ErrorCategory.UNPROCESSABLE,
            "The product's DEA schedule is not known.",
            "Prescribe it another lawful way until the schedule is recorded."),
    COMPOUND_NOT_SUPPORTED(
            ErrorCategory.UNPROCESSABLE, "Compounds are not supported.", "Prescribe it another lawful way."),
    DEVICE_NOT_SUPPORTED(ErrorCategory.UNPROCESSABLE, "Devices are not supported.", "Prescribe it another lawful way."),
    VETERINARY_NOT_SUPPORTED(
            ErrorCategory.UNPROCESSABLE, "Orders for animals are not supported.", "Prescribe it another lawful way."),
    DUPLICATE_SAME_DAY(
            ErrorCategory.UNPROCESSABLE,
            "The same drug was ordered for this patient today.",
            "Check the named order before signing."),
    DUPLICATE_IDENTIFIER(
            ErrorCategory.CONFLICT,
            "This practice has a prescription with this identifier.",
            "Read the existing one, or use a new identifier."),
    PLAN_NOT_FOUND(
            ErrorCategory.NOT_FOUND, "The plan was not found.", "Check the named part of the plan's identification."),
    DRUG_CODE_INVALID(
            ErrorCategory.UNPROCESSABLE, "A drug code has a form that no drug code has.", "Correct the named code."),
    PLAN_REFERENCE_INVALID(
            ErrorCategory.UNPROCESSABLE, "A plan code has a form that no plan code has.", "Correct the named code."),
    RELEASE_REFUSED(
            ErrorCategory.UNPROCESSABLE,
            "The file was refused; the serving release is untouched.",
            "Correct the file at the named place."),
    SCRIPT_NOT_WELL_FORMED(ErrorCategory.MALFORMED, "The SCRIPT message cannot be read.", "Correct the XML."),
    SCRIPT_VERSION_UNSUPPORTED(
            ErrorCategory.UNPROCESSABLE, "The SCRIPT version is not supported.", "Send version 2017071 or 2023011."),
    SCRIPT_SENDER_MISMATCH(
            ErrorCategory.FORBIDDEN,
            "The token's organisation is not the message's sender.",
            "Send it with the sender's own token."),
    SCRIPT_UNMATCHED(
            ErrorCategory.UNPROCESSABLE,
            "The message answers nothing that was sent.",
            "Check RelatesToMessageID and PrescriberOrderNumber."),
    MESSAGE_ID_REUSED(
            ErrorCategory.UNPROCESSABLE,
            "This identifier was used for a report that said something else.",
            "Give each report an identifier of its own; send one that was taken again only as it was."),
    MESSAGE_NOT_WHOLE(
            ErrorCategory.CONFLICT,
            "Only the beginning of this message was kept.",
            "Have its sender send it again, or replay it with the whole message as text."),
    SCRIPT_INVALID(
            ErrorCategory.UNPROCESSABLE, "The SCRIPT message lacks something required.", "Add the named element."),
    REQUEST_RATE_EXCEEDED(ErrorCategory.TOO_MANY, "Too many requests from this caller.", "Wait as Retry-After says."),
    OVERLOADED(
            ErrorCategory.UNAVAILABLE,
            "The service has more work than it can do in time.",
            "Repeat the same request after Retry-After."),
    RELEASES_STOPPED(
            ErrorCategory.UNAVAILABLE,
            "Operations have stopped releases; nothing was changed.",
            "Repeat it when they go on, or prescribe it another lawful way."),
    DATABASE_UNAVAILABLE(
            ErrorCategory.UNAVAILABLE,
            "The database cannot be reached; nothing was changed unless an earlier identical request succeeded.",
            "Repeat the same request with the same Idempotency-Key."),
    INTERNAL_ERROR(
            ErrorCategory.INTERNAL,
            "Something went wrong here; it has been recorded.",
            "Repeat the same request with the same Idempotency-Key; tell operations the correlation id if it stays."),
    EVENT_SCHEMA_INVALID(
            ErrorCategory.UNPROCESSABLE, "An event's payload cannot be read.", "Look at the quarantined record."),
    EVENT_UNKNOWN_TYPE(
            ErrorCategory.UNPROCESSABLE,
            "An event's type is not known to this version.",
            "Upgrade the consumer, then replay."),
    EVENT_REFUSED(
            ErrorCategory.UNPROCESSABLE, "An event contradicts what is stored.", "Look at the quarantined record."),
    EVENT_TOO_LARGE(ErrorCategory.UNPROCESSABLE, "An event is larger than 512 KB.", "Make the content smaller.");

    private final ErrorCategory category;
    private final String title;
    private final String fix;

    ErrorCode(ErrorCategory category, String title, String fix) {
        this.category = category;
        this.title = title;
        this.fix = fix;
    }

    public ErrorCategory category() {
        return category;
    }

    /** What is wrong, one sentence without patient data. */
    public String title() {
        return title;
    }

    /** What to do about it, one sentence. */
    public String fix() {
        return fix;
    }
}

package org.scriptline.pharmacy.script;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the transactions that a pharmacy sends. */
final class BodyReader {

    /** No fill is larger; a larger number is a mistake of the sender. */
    private static final int MOST_DECIMALS = 6;

    private static final BigDecimal LARGEST_QUANTITY = new BigDecimal("10000000");

    Body read(Node transaction) throws MissingElement {
        return switch (transaction.name()) {
            case "Status" ->
                new Status(code(transaction), transaction.text("Description").orElse(null));
            case "Error" ->
                new ErrorAnswer(
                        code(transaction),
                        transaction.text("DescriptionCode").orElse(null),
                        transaction.text("Description").orElse(null));
            case "Verify" -> verify(transaction);
            case "CancelRxResponse" -> cancelRxResponse(transaction);
            case "RxFill" -> rxFill(transaction);
            default -> new UnhandledBody(transaction.name());
        };
    }

    private static String code(Node parent) throws MissingElement {
        String code = parent.text("Code").orElseThrow(() -> new MissingElement(parent.name() + " has no Code"));
        if (code.length() > ScriptLimits.CODE) {
            throw new MissingElement("Code is longer than " + ScriptLimits.CODE + " characters");
        }
        return code;
    }

    private static Verify verify(Node verify) throws MissingElement {
        Node status = verify.child("VerifyStatus").orElse(verify);
        return new Verify(code(status), status.text("Description").orElse(null));
    }

    /** Denial first: a response that says both is a denial. */
    private static CancelRxResponse cancelRxResponse(Node transaction) throws MissingElement {
        Node response =
                transaction.child("Response").orElseThrow(() -> new MissingElement("CancelRxResponse has no Response"));
        Optional<Node> denied = response.child("Denied");
        if (denied.isPresent()) {
            return new CancelRxResponse(false, reason(denied.get()));
        }
        Node approved = response.child("Approved")
                .orElseThrow(() -> new MissingElement("Response is neither Approved nor Denied"));
        return new CancelRxResponse(true, reason(approved));
    }

    private static @Nullable String reason(Node choice) {
        return choice.text("DenialReason")
                .or(() -> choice.text("Note"))
                .or(() -> choice.text("ReasonCode"))
                .or(() -> choice.text("DenialReasonCode"))
                .orElse(null);
    }

    private static RxFill rxFill(Node transaction) throws MissingElement {
        Node fillStatus =
                transaction.child("FillStatus").orElseThrow(() -> new MissingElement("RxFill has no FillStatus"));
        if (fillStatus.children().size() != 1) {
            throw new MissingElement("FillStatus does not hold exactly one status");
        }
        Node choice = fillStatus.children().getFirst();
        RxFill.Kind kind = switch (choice.name()) {
            case "Dispensed" -> RxFill.Kind.DISPENSED;
            case "PartiallyDispensed", "PartialDispensed", "PartiallyFilled" -> RxFill.Kind.PARTIALLY_DISPENSED;
            case "NotDispensed" -> RxFill.Kind.NOT_DISPENSED;
            case "Transferred" -> RxFill.Kind.TRANSFERRED;
            default -> throw new MissingElement("FillStatus holds no known status");
        };
        RxFill.Dispensed dispensed = null;
        if (kind == RxFill.Kind.DISPENSED || kind == RxFill.Kind.PARTIALLY_DISPENSED) {
            dispensed = dispensed(transaction
                    .child("MedicationDispensed")
                    .orElseThrow(() -> new MissingElement("RxFill has no MedicationDispensed")));
        }
        return new RxFill(kind, dispensed, reason(choice));
    }

    private static RxFill.Dispensed dispensed(Node medication) throws MissingElement {
        Node quantity = medication
                .child("Quantity")
                .orElseThrow(() -> new MissingElement("MedicationDispensed has no Quantity"));
        return new RxFill.Dispensed(
                amount(quantity.text("Value").orElse(quantity.text())),
                unit(quantity).orElse(null),
                ndc(medication).orElse(null),
                wholeNumber(medication.text("DaysSupply")),
                date(medication));
    }

    private static BigDecimal amount(String text) throws MissingElement {
        try {
            BigDecimal amount = text.length() > ScriptLimits.CODE ? BigDecimal.ZERO : new BigDecimal(text);
            if (amount.signum() > 0 && amount.scale() <= MOST_DECIMALS && amount.compareTo(LARGEST_QUANTITY) <= 0) {
                return amount;
            }
        } catch (NumberFormatException notANumber) {
            throw new MissingElement("Quantity is not a number");
        }
        throw new MissingElement("Quantity is not a positive amount");
    }

    private static Optional<String> unit(Node quantity) {
        return quantity.text("QuantityUnitOfMeasure", "Code")
                .or(() -> quantity.text("QuantityUnitOfMeasure"))
                .or(() -> quantity.text("PotencyUnitCode"))
                .filter(code -> code.length() <= ScriptLimits.CODE);
    }

    private static Optional<String> ndc(Node medication) {
        Node product = medication.child("Product").orElse(medication);
        return product.text("DrugCoded", "ProductCode", "Code")
                .or(() -> product.text("DrugCoded", "NDC"))
                .filter(code -> code.length() <= ScriptLimits.ID);
    }

    private static @Nullable Integer wholeNumber(Optional<String> text) {
        return text.filter(digits -> digits.matches("[0-9]{1,3}"))
                .map(Integer::valueOf)
                .orElse(null);
    }

    private static @Nullable LocalDate date(Node medication) {
        for (String name : List.of("LastFillDate", "FillDate")) {
            Optional<String> text = medication
                    .text(name, "Date")
                    .or(() -> medication.text(name, "DateTime"))
                    .filter(found -> found.length() >= 10)
                    .map(found -> found.substring(0, 10));
            try {
                if (text.isPresent()) {
                    return LocalDate.parse(text.get());
                }
            } catch (DateTimeParseException unusual) {
                return null;
            }
        }
        return null;
    }
}

package org.scriptline.formulary.reference.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.scriptline.formulary.reference.AcquisitionPrice;
import org.scriptline.formulary.reference.DrugPackage;
import org.scriptline.formulary.reference.ListedProduct;
import org.scriptline.formulary.reference.ReferenceContent;
import org.scriptline.formulary.reference.ReferenceDrug;
import org.scriptline.formulary.reference.ReferenceRelease;
import org.scriptline.formulary.reference.TradeName;
import org.scriptline.formulary.release.store.CopyLine;

/** Writes a reference release's rows by COPY and reads them back in portions. */
final class ReferenceCopy {

    private static final int ROWS_FETCHED = 10_000;
    private static final int BYTES_SENT = 1 << 16;

    private final Connection connection;
    private final String release;

    ReferenceCopy(Connection connection, String release) {
        this.connection = connection;
        this.release = release;
    }

    void write(ReferenceContent content) throws SQLException {
        copy(
                "reference_drug (release_id, rxcui, term_type, name, ingredients, dose_form, strength, brand)",
                content.drugs(),
                (line, drug) -> line.number(drug.rxcui())
                        .text(drug.termType())
                        .text(drug.name())
                        .text(String.join("\n", drug.ingredients()))
                        .text(drug.doseForm())
                        .text(drug.strength())
                        .text(drug.brand()));
        copy(
                "reference_trade_name (release_id, brand, generic)",
                content.tradeNames(),
                (line, name) -> line.number(name.brand()).number(name.generic()));
        copy(
                "reference_package (release_id, ndc, rxcui)",
                content.packages(),
                (line, each) -> line.number(each.ndc()).number(each.rxcui()));
        copy(
                "reference_product (release_id, product, name, nonproprietary_name, dose_form, labeler)",
                content.products(),
                (line, product) -> line.number(product.product())
                        .text(product.name())
                        .text(product.nonproprietaryName())
                        .text(product.doseForm())
                        .text(product.labeler()));
        copy(
                "reference_price (release_id, ndc, per_unit, unit, effective_on)",
                content.prices(),
                (line, price) -> line.number(price.ndc())
                        .number(price.perUnit())
                        .text(price.unit())
                        .text(price.effectiveOn().toString()));
    }

    private <T> void copy(String table, Collection<T> rows, BiConsumer<CopyLine, T> form) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin");
        var line = new CopyLine();
        var buffer = new StringBuilder(BYTES_SENT * 2);
        for (T row : rows) {
            form.accept(line.text(release), row);
            buffer.append(line.end());
            if (buffer.length() >= BYTES_SENT) {
                send(copy, buffer);
            }
        }
        send(copy, buffer);
        copy.endCopy();
    }

    private static void send(CopyIn copy, StringBuilder buffer) throws SQLException {
        byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.setLength(0);
    }

    ReferenceContent read(ReferenceRelease about) throws SQLException {
        Map<String, String> words = new HashMap<>();
        return new ReferenceContent(
                about.kind(),
                rows(
                        "select rxcui, term_type, name, ingredients, dose_form, strength, brand from reference_drug",
                        row -> new ReferenceDrug(
                                row.getInt(1),
                                text(row, 3),
                                once(words, text(row, 2)),
                                text(row, 4)
                                        .lines()
                                        .map(name -> once(words, name))
                                        .toList(),
                                shared(words, row.getString(5)),
                                shared(words, row.getString(6)),
                                shared(words, row.getString(7)))),
                rows(
                        "select brand, generic from reference_trade_name",
                        row -> new TradeName(row.getInt(1), row.getInt(2))),
                rows("select ndc, rxcui from reference_package", row -> new DrugPackage(row.getLong(1), code(row, 2))),
                rows(
                        "select product, name, nonproprietary_name, dose_form, labeler from reference_product",
                        row -> new ListedProduct(
                                row.getLong(1),
                                text(row, 2),
                                shared(words, row.getString(3)),
                                shared(words, row.getString(4)),
                                shared(words, row.getString(5)))),
                rows(
                        "select ndc, per_unit, unit, effective_on from reference_price",
                        row -> new AcquisitionPrice(
                                row.getLong(1),
                                Objects.requireNonNull(row.getBigDecimal(2)),
                                once(words, text(row, 3)),
                                day(row, 4))));
    }

    /** One row as a value. */
    private interface Form<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> rows(String select, Form<T> form) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(select + " where release_id = ?")) {
            statement.setFetchSize(ROWS_FETCHED);
            statement.setString(1, release);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(form.of(row));
                }
            }
        }
        return List.copyOf(rows);
    }

    /** Forms, labelers and ingredients repeat thousands of times. */
    private static @Nullable String shared(Map<String, String> words, @Nullable String word) {
        return word == null ? null : once(words, word);
    }

    private static String once(Map<String, String> words, String word) {
        String first = words.putIfAbsent(word, word);
        return first == null ? word : first;
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static @Nullable Integer code(ResultSet row, int column) throws SQLException {
        int code = row.getInt(column);
        return row.wasNull() ? null : Integer.valueOf(code);
    }

    private static LocalDate day(ResultSet row, int column) throws SQLException {
        Date day = Objects.requireNonNull(row.getDate(column));
        return day.toLocalDate();
    }
}

package org.scriptline.pharmacy.servicelevel.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.database.Database;
import org.scriptline.pharmacy.servicelevel.CountedDay;
import org.scriptline.pharmacy.servicelevel.MonthReport;
import org.scriptline.pharmacy.servicelevel.Objective;
import org.scriptline.pharmacy.servicelevel.store.StoredDays;

/** The published service-level report, for anybody: JSON, a page or CSV, whichever is asked for. */
@Path("/service-levels")
@PermitAll
public class ServiceLevelResource {

    /** A month of which nothing changes any more is kept by caches for so long; any other, which is counted anew every hour, not. */
    private static final Duration FRESH_WHEN_SETTLED = Duration.ofDays(1);

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final String JSON = "application/json";
    private static final String HTML = "text/html";
    private static final String CSV = "text/csv";

    private final Database database;
    private final StoredDays days;
    private final Objective objective;
    private final ReportAccess access;
    private final ObjectMapper mapper;
    private final Clock clock;

    public ServiceLevelResource(
            Database database,
            StoredDays days,
            Objective objective,
            ReportAccess access,
            ObjectMapper mapper,
            Clock clock) {
        this.database = database;
        this.days = days;
        this.objective = objective;
        this.access = access;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** A report and for how long it may be kept. */
    private record Found(MonthReport report, boolean settled) {}

    /**
     * A month by pharmacy and day, the running one when no other is asked for.
     *
     * @param format json, html or csv, for links; else the Accept header says it
     */
    @GET
    @Produces({JSON, HTML, CSV})
    @APIResponse(
            responseCode = "200",
            description = "The report; a page or CSV of the same when asked for",
            content = {
                @Content(mediaType = JSON, schema = @Schema(implementation = ReportView.class)),
                @Content(mediaType = HTML, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Response report(
            @QueryParam("month") @Nullable String month,
            @QueryParam("pharmacy") @Nullable String pharmacy,
            @QueryParam("format") @Nullable String format,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("limit") @DefaultValue("50")
                    String limit,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @Context HttpHeaders headers,
            @Context Request request) {
        boolean open = access.open();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        ReportQuestion question = ReportQuestion.of(month, pharmacy, limit, cursor, YearMonth.from(today));
        ReportQuestion.require(
                format == null || Format.named(format).isPresent(), "format", "format is json, html or csv.");
        Format wanted = format == null
                ? Format.wanted(headers.getAcceptableMediaTypes())
                : Format.named(format).orElseThrow();
        Found found = find(question, today);
        byte[] body = write(found.report(), question, wanted, today);
        EntityTag tag = new EntityTag(digest(body));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = unchanged == null ? Response.ok(body, wanted.contentType()) : unchanged;
        return headers(answer.tag(tag), found, question, wanted, open).build();
    }

    private Found find(ReportQuestion question, LocalDate today) {
        return database.read(connection -> {
            List<CountedDay> counted = days.of(connection, question.month());
            List<MonthReport.Counted> partners = days.partners(
                    connection, question.month(), question.pharmacy(), question.after(), question.limit() + 1);
            boolean more = partners.size() > question.limit();
            List<MonthReport.Counted> page = more ? partners.subList(0, question.limit()) : partners;
            return new Found(
                    MonthReport.of(
                            question.month(),
                            today,
                            counted,
                            page,
                            objective,
                            more ? page.getLast().ncpdpId() : null),
                    MonthReport.settled(question.month(), counted));
        });
    }

    private byte[] write(MonthReport report, ReportQuestion question, Format format, LocalDate today) {
        try {
            return switch (format) {
                case JSON -> mapper.writeValueAsBytes(ReportView.of(report));
                case HTML ->
                    HtmlReport.write(report, question, YearMonth.from(today)).getBytes(StandardCharsets.UTF_8);
                case CSV -> CsvReport.write(report).getBytes(StandardCharsets.UTF_8);
            };
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Response.ResponseBuilder headers(
            Response.ResponseBuilder answer, Found found, ReportQuestion question, Format format, boolean open) {
        Duration fresh = found.settled() ? FRESH_WHEN_SETTLED : FRESH;
        answer.header("Cache-Control", open ? "public, max-age=" + fresh.toSeconds() : "private, no-cache")
                .header("Vary", open ? "Accept" : "Accept, Authorization")
                .header("X-Content-Type-Options", "nosniff");
        String next = found.report().next();
        if (next != null) {
            answer.header("Link", "<" + question.following(next) + "&format=" + format.word() + ">; rel=\"next\"");
        }
        return switch (format) {
            case JSON -> answer;
            case HTML ->
                answer.header("Content-Security-Policy", HtmlReport.POLICY).header("Referrer-Policy", "no-referrer");
            case CSV ->
                answer.header(
                        "Content-Disposition", "attachment; filename=\"service-levels-" + question.month() + ".csv\"");
        };
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package org.scriptline.pharmacy.servicelevel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** When operations kept messages back: a pause of the partner, or a thrown kill switch over it or over all. What overlaps counts once. */
public final class Stops {

    /** From its beginning to its end, which is after it. */
    public record Span(Instant from, Instant to) {}

    private final Instant from;
    private final Instant to;
    private final List<Span> ofAll = new ArrayList<>();
    private final Map<String, List<Span>> ofPharmacy = new HashMap<>();

    /** Stops as far as they lie between two moments. */
    public Stops(Instant from, Instant to) {
        this.from = from;
        this.to = to;
    }

    /** Everything was stopped. */
    public void all(Span span) {
        keep(ofAll, span);
    }

    /** One pharmacy was. */
    public void pharmacy(String ncpdpId, Span span) {
        keep(ofPharmacy.computeIfAbsent(ncpdpId, id -> new ArrayList<>()), span);
    }

    private void keep(List<Span> spans, Span span) {
        Instant begin = span.from().isBefore(from) ? from : span.from();
        Instant end = span.to().isAfter(to) ? to : span.to();
        if (begin.isBefore(end)) {
            spans.add(new Span(begin, end));
        }
    }

    /** The pharmacies with a stop of their own. */
    public Set<String> pharmacies() {
        return Set.copyOf(ofPharmacy.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList());
    }

    /** For how long nothing new left for any pharmacy. */
    public Duration ofAll() {
        return covered(new ArrayList<>(ofAll));
    }

    /** For how long nothing new left for the pharmacy. */
    public Duration of(String ncpdpId) {
        List<Span> spans = new ArrayList<>(ofAll);
        spans.addAll(ofPharmacy.getOrDefault(ncpdpId, List.of()));
        return covered(spans);
    }

    private Duration covered(List<Span> spans) {
        spans.sort(Comparator.comparing(Span::from));
        Duration stopped = Duration.ZERO;
        Instant reached = from;
        for (Span span : spans) {
            Instant begin = span.from().isBefore(reached) ? reached : span.from();
            if (begin.isBefore(span.to())) {
                stopped = stopped.plus(Duration.between(begin, span.to()));
                reached = span.to();
            }
        }
        return stopped;
    }
}

package dev.holdpoint.activities.gateway;

import java.util.List;
import java.util.Locale;

/** The slots' metrics as OpenMetrics text. */
final class OpenMetrics {
    static final String TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private OpenMetrics() {}

    static String text(List<Slot> slots, Router router) {
        var text = new StringBuilder();
        family(text, "requests", "counter", "Answers by slot and status code.");
        for (var slot : slots) {
            slot.metrics()
                    .codes()
                    .forEach((code, count) ->
                            sample(
                                    text,
                                    "requests_total",
                                    "slot=\"%s\",code=\"%d\",class=\"%dxx\""
                                            .formatted(slot.name(), code, code / 100),
                                    count.toString()));
        }
        family(text, "request_seconds", "histogram", "Time to answer by slot.");
        slots.forEach(slot -> histogram(text, slot));
        family(text, "truncated", "counter", "Answers that a slot broke off after their head.");
        slots.forEach(s -> sample(text, "truncated_total", label(s), "" + s.metrics().brokenOff()));
        family(text, "in_flight", "gauge", "Requests that a slot is answering.");
        slots.forEach(slot -> sample(text, "in_flight", label(slot), "" + slot.inFlight()));
        family(text, "share_percent", "gauge", "The share that a slot is set to.");
        slots.forEach(slot -> sample(text, "share_percent", label(slot), "" + router.share(slot)));
        return text.append("# EOF\n").toString();
    }

    private static void histogram(StringBuilder text, Slot slot) {
        var below = 0L;
        var counts = slot.metrics().buckets();
        for (var bucket = 0; bucket < counts.size(); bucket++) {
            below += counts.get(bucket);
            var bound =
                    bucket < SlotMetrics.BOUNDS.size()
                            ? SlotMetrics.BOUNDS.get(bucket).toString()
                            : "+Inf";
            sample(
                    text,
                    "request_seconds_bucket",
                    label(slot) + ",le=\"" + bound + "\"",
                    Long.toString(below));
        }
        sample(text, "request_seconds_count", label(slot), Long.toString(below));
        sample(
                text,
                "request_seconds_sum",
                label(slot),
                String.format(Locale.ROOT, "%.6f", slot.metrics().seconds()));
    }

    private static String label(Slot slot) {
        return "slot=\"" + slot.name() + "\"";
    }

    private static void family(StringBuilder text, String name, String type, String help) {
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    }

    private static void sample(StringBuilder text, String name, String labels, String value) {
        text.append(name).append('{').append(labels).append("} ").append(value).append('\n');
    }
}

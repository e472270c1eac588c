package dev.holdpoint.runbooks.reader;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.yaml.Located;
import dev.holdpoint.workflows.runbook.Freeze;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** Reads {@code kind: Freeze}. */
final class FreezeReader {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withResolverStyle(ResolverStyle.STRICT);

    private FreezeReader() {}

    static Freeze read(Keys keys, String name) {
        var zone = keys.need("zone", ZoneOffset.UTC, WindowReader::zone);
        var from = keys.need("from", Instant.MIN, of -> moment(of, zone));
        var to = keys.need("to", Instant.MAX, of -> to(of, zone, from));
        var freeze =
                new Freeze(
                        name,
                        from,
                        to,
                        keys.need("reason", "", Scalars::text),
                        new Freeze.Scope(
                                keys.list("services", Names::name),
                                keys.list("environments", Names::name),
                                keys.list("types", Names::name)),
                        keys.or("exempt", Freeze.Exempt.NOBODY, FreezeReader::exempt),
                        keys.or(
                                "whileRunning",
                                Freeze.WhileRunning.FINISH,
                                of -> Scalars.oneOf(of, Words.WHILE_RUNNING)));
        keys.close();
        return freeze;
    }

    private static Freeze.Exempt exempt(Located node) {
        var keys = Keys.of(node);
        var exempt =
                new Freeze.Exempt(
                        keys.list("types", Names::name),
                        keys.list("roles", Names::name),
                        keys.list("people", Names::name));
        keys.close();
        return exempt;
    }

    private static Instant moment(Located node, ZoneId zone) {
        var text = Scalars.text(node);
        try {
            return text.isEmpty()
                    ? Instant.MIN
                    : LocalDateTime.parse(text, MOMENT).atZone(zone).toInstant();
        } catch (DateTimeException _) {
            node.refuse(
                    ProblemKind.MOMENT, "expected a day and a time, such as \"2026-12-18 18:00\"");
            return Instant.MIN;
        }
    }

    private static Instant to(Located node, ZoneId zone, Instant from) {
        var to = moment(node, zone);
        if (!to.equals(Instant.MIN) && !to.isAfter(from)) {
            node.refuse(ProblemKind.FREEZE_ORDER, "expected a time after from");
        }
        return to;
    }
}

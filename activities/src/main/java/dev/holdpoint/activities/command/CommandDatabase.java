package dev.holdpoint.activities.command;

import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.DatabaseAdapter;
import dev.holdpoint.workflows.port.Backup;
import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.port.Migration;
import dev.holdpoint.workflows.port.Schema;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A schema changed by a team's own programs. */
public final class CommandDatabase implements DatabaseAdapter {
    private static final Map<String, String> BACKUP =
            Map.of(
                    "location", "/location",
                    "bytes", "/bytes",
                    "checksum", "/checksum",
                    "evidence", "/evidence");

    private final Lines lines;

    public CommandDatabase(Runner runner) {
        this.lines = new Lines(runner);
    }

    @Override
    public String name() {
        return "command";
    }

    @Override
    public Schema current(AdapterCall call) {
        var settings = call.written(DatabaseSettings.class);
        var ended = lines.ask(call, settings.current(), settings.options());
        return schema(call, settings, Printed.of(call, ended));
    }

    @Override
    public Backup backUp(AdapterCall call) {
        var settings = call.written(DatabaseSettings.class);
        var words = settings.backup();
        if (words == null) {
            throw call.misconfigured(
                    "no backup command is given: give one, or let a person confirm the backup");
        }
        var ended = lines.act(call.part("backup", Map.of()), words, settings.options());
        var shown = lines.shown(call, words);
        var told = Printed.of(call, ended).allOutputs(call, shown, BACKUP);
        return new Backup(
                told.getOrDefault("location", ""),
                bytes(call, shown, told.getOrDefault("bytes", "")),
                told.getOrDefault("checksum", ""),
                shown,
                told.getOrDefault("evidence", ""));
    }

    @Override
    public Migration up(AdapterCall call) {
        var settings = call.written(DatabaseSettings.class);
        if (settings.stdin() != null) {
            needed(call, settings.stdinNeeds());
        }
        return migrate(
                call.part("up", Map.of()),
                settings,
                settings.up(),
                settings.options().reads(settings.stdin()));
    }

    @Override
    public Migration down(AdapterCall call) {
        var settings = call.written(DatabaseSettings.class);
        var words = settings.downWords();
        if (words.isEmpty()) {
            var restore = settings.restore();
            throw ApplicationFailure.newNonRetryableFailure(
                    "The schema of %s does not go back by itself: %s. %s"
                            .formatted(
                                    call.target().service(),
                                    settings.whyNoDown(),
                                    restore == null
                                            ? "It stays as it is, or a person restores it."
                                            : "By hand: " + restore.confirm()),
                    Errors.REFUSED);
        }
        return migrate(call.part("down", Map.of()), settings, words, settings.options());
    }

    private Migration migrate(
            AdapterCall call, DatabaseSettings settings, List<String> words, Options options) {
        // under the key, so that a retry still knows what was there before the first try
        var first =
                lines.remember(
                        call.part("before", Map.of()), settings.current(), settings.options());
        var before = schema(call, settings, Printed.of(call, first));
        lines.act(call, words, options);
        var after = current(call);
        return new Migration(
                before.version(),
                after.version(),
                List.of(),
                "`%s` succeeded; schema %s, before %s"
                        .formatted(lines.shown(call, words), after.version(), before.version()));
    }

    private Schema schema(AdapterCall call, DatabaseSettings settings, Printed printed) {
        var shown = lines.shown(call, settings.current());
        if (printed.isJson()) {
            var version = printed.at("/version").orElse(null);
            int pending = printed.json().path("pending").asInt(Schema.UNKNOWN);
            return new Schema(version, pending, "`%s` printed %s".formatted(shown, version));
        }
        var version = firstWord(printed);
        return new Schema(version, Schema.UNKNOWN, "`%s` printed %s".formatted(shown, version));
    }

    /** The first word of the last line: {@code 1975ea83b712 (head)}; null when nothing is there. */
    private static @Nullable String firstWord(Printed printed) {
        var lines = printed.lines();
        return lines.isEmpty() ? null : lines.getLast().split("\\s+")[0];
    }

    private static void needed(AdapterCall call, @Nullable List<String> needs) {
        for (var need : needs == null ? List.<String>of() : needs) {
            if (call.reference(need + ".evidence").isEmpty()) {
                throw ApplicationFailure.newNonRetryableFailure(
                        "The migration of %s answers questions with its stdin only after a %s; this run has none. Put a %s step before it."
                                .formatted(call.target().service(), need, need),
                        Errors.REFUSED);
            }
        }
    }

    private static long bytes(AdapterCall call, String shown, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw call.misconfigured(
                    "`%s` printed bytes that are no number: %s".formatted(shown, text));
        }
    }
}

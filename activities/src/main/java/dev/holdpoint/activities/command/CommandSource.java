package dev.holdpoint.activities.command;

import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.SourceAdapter;
import dev.holdpoint.workflows.plan.Artifact;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Versions by a program of the team's own, which fails for one that it does not know. */
public final class CommandSource implements SourceAdapter {
    private static final Duration USUAL = Duration.ofMinutes(5);

    private final Lines lines;

    public CommandSource(Runner runner) {
        this.lines = new Lines(runner);
    }

    @Override
    public String name() {
        return "command";
    }

    @Override
    public Artifact resolve(AdapterCall call) {
        var settings = call.written(SourceSettings.class);
        var options = settings.options().usually(USUAL);
        var ended = lines.lookAtLength(call, settings.resolve(), options);
        if (ended.stopped()) {
            throw ApplicationFailure.newFailure(
                    lines.what(call, settings.resolve(), ended) + " It is asked again.",
                    "Unavailable");
        }
        if (ended.exit() != 0) {
            throw call.misconfigured(
                    "version %s is unknown: %s"
                            .formatted(
                                    call.fill("${version}"),
                                    lines.what(call, settings.resolve(), ended)
                                            .replaceFirst("\\.$", "")));
        }
        return artifact(call, settings, Printed.of(call, ended));
    }

    private Artifact artifact(AdapterCall call, SourceSettings settings, Printed printed) {
        var shown = lines.shown(call, settings.resolve());
        var pointers = settings.options().output();
        var outputs =
                new LinkedHashMap<>(
                        pointers.isEmpty()
                                ? Map.<String, String>of()
                                : printed.allOutputs(call, shown, pointers));
        var digest = pointers.isEmpty() ? printed.line().orElse("") : outputs.remove("artifact");
        if (digest == null || digest.isBlank()) {
            throw call.misconfigured(
                    "`%s` succeeded, but told no artifact: print it alone on one line, or as JSON with output: {artifact: /pointer}"
                            .formatted(shown));
        }
        var commit = outputs.remove("commit");
        var workspace = outputs.remove("workspace");
        return new Artifact(call.fill("${version}"), digest, commit, workspace, outputs);
    }
}

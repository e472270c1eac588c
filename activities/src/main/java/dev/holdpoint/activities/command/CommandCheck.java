package dev.holdpoint.activities.command;

import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.CheckAdapter;
import dev.holdpoint.workflows.port.CheckCall;
import dev.holdpoint.workflows.port.CheckResult;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** A check that is a program: its exit code is the verdict. */
public final class CommandCheck implements CheckAdapter {
    private final Lines lines;

    public CommandCheck(Runner runner) {
        this.lines = new Lines(runner);
    }

    @Override
    public String name() {
        return "command";
    }

    @Override
    public CheckResult check(AdapterCall call, CheckCall check) {
        var settings = call.written(CheckSettings.class);
        var options = settings.options().within(check.limit());
        var with = since(call, check);
        var ended = lines.lookAtLength(with, settings.argv(), options);
        var verdict = options.meaning(ended).verdict();
        var sentence =
                "%s: %s %s"
                        .formatted(
                                check.name(),
                                verdict.name().replace('_', ' ').toLowerCase(Locale.ROOT),
                                "because " + lines.what(with, settings.argv(), ended));
        return new CheckResult(check.name(), verdict, sentence, Instant.now());
    }

    /** A check that looks back over a window is told where that begins. */
    private static AdapterCall since(AdapterCall call, CheckCall check) {
        var over = check.over();
        if (over == null || call.reference("since").isPresent()) {
            return call;
        }
        return call.part(check.name(), Map.of("since", Instant.now().minus(over).toString()));
    }
}

package dev.holdpoint.activities.command;

import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.CommandAdapter;
import dev.holdpoint.workflows.port.CommandResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** A command of the service, run once per key. */
public final class CommandRun implements CommandAdapter {
    private static final int TAIL = 20;

    private final Lines lines;

    public CommandRun(Runner runner) {
        this.lines = new Lines(runner);
    }

    @Override
    public String name() {
        return "command";
    }

    @Override
    public CommandResult run(AdapterCall call) {
        var settings = call.written(RunSettings.class);
        if (settings.stopWhen() != null) {
            throw call.misconfigured("stopWhen cannot run yet; leave it out");
        }
        var tail = new ArrayList<String>();
        var outputs = new LinkedHashMap<String, String>();
        for (var place : Each.places(settings.each(), call).entrySet()) {
            var result = run(place.getValue(), settings);
            tail.addAll(result.tail());
            outputs.putAll(result.outputs());
            if (result.exit() != 0) {
                return new CommandResult(result.exit(), outputs, tail);
            }
        }
        return new CommandResult(0, outputs, tail);
    }

    private CommandResult run(AdapterCall call, RunSettings settings) {
        var options = settings.options();
        var ended = lines.run(call, settings.argv(), options);
        var tail = new ArrayList<>(ended.tail(TAIL).stream().map(call::redact).toList());
        var printed = Printed.of(call, ended);
        if (options.meaning(ended) != Meaning.PASS) {
            tail.add(lines.what(call, settings.argv(), ended));
            return new CommandResult(
                    Math.max(1, ended.exit()), printed.outputs(options.output()), tail);
        }
        var shown = lines.shown(call, settings.argv());
        return new CommandResult(0, printed.allOutputs(call, shown, options.output()), tail);
    }
}

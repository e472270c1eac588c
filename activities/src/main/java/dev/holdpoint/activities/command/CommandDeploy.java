package dev.holdpoint.activities.command;

import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.DeployAdapter;
import dev.holdpoint.workflows.port.Release;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Releases by a team's own programs, one host after the other where it has several. */
public final class CommandDeploy implements DeployAdapter {
    private static final int LOG_LINES = 2000;

    private final Lines lines;

    public CommandDeploy(Runner runner) {
        this.lines = new Lines(runner);
    }

    @Override
    public String name() {
        return "command";
    }

    @Override
    public Release current(AdapterCall call) {
        var settings = call.written(DeploySettings.class);
        var seen = new LinkedHashMap<String, Live>();
        Each.places(settings.each(), call)
                .forEach((place, with) -> seen.put(place, look(with, settings)));
        return Lives.release(call, seen);
    }

    @Override
    public Release start(AdapterCall call) {
        var settings = call.written(DeploySettings.class);
        var wanted = new Wanted("start", settings.start(), "", settings.starting());
        return put(call, settings, wanted);
    }

    @Override
    public Release back(AdapterCall call) {
        var settings = call.written(DeploySettings.class);
        var words = given(call, settings.back(), "back", "how the stable release is put back");
        return put(call, settings, new Wanted("back", words, "stable.", settings.options()));
    }

    /** Slots are returned to by traffic; without them only {@code back} leads there. */
    @Override
    public Optional<String> missingToReturn(AdapterCall call) {
        var settings = call.written(DeploySettings.class);
        return settings.back() != null || !call.target().slots().isEmpty()
                ? Optional.empty()
                : Optional.of("its deploy adapter has no back: nothing says how it is put back");
    }

    @Override
    public Release stop(AdapterCall call) {
        var settings = call.written(DeploySettings.class);
        var words = given(call, settings.stop(), "stop", "how what runs is drained and stopped");
        var did = new ArrayList<String>();
        for (var place : Each.places(settings.each(), call).entrySet()) {
            var with = place.getValue().part("stop", Map.of());
            lines.awaitFree(name(place.getKey(), with), with);
            if (lookIfPossible(with, settings).running()) {
                lines.actAt(name(place.getKey(), with), with, words, settings.options());
                did.add(place.getKey() + ": stopped by `" + lines.shown(with, words) + "`");
            } else {
                did.add(place.getKey() + ": nothing ran");
            }
        }
        return new Release(
                call.target().slot(), false, null, null, Map.of(), String.join("; ", did));
    }

    @Override
    public List<String> logs(AdapterCall call) {
        var settings = call.written(DeploySettings.class);
        var words = settings.logs();
        var all = new ArrayList<String>();
        if (words != null) {
            Each.places(settings.each(), call)
                    .forEach((place, with) -> {
                        var ended = lines.look(with, words, settings.options());
                        ended.tail(LOG_LINES).forEach(line -> all.add(with.redact(line)));
                    });
        }
        return all;
    }

    @Override
    public List<String> byHand(AdapterCall call) {
        var settings = call.written(DeploySettings.class);
        var words = settings.back();
        if (words == null || !call.target().slots().isEmpty()) {
            return List.of();
        }
        if (call.reference("stable.version").isEmpty()) {
            return List.of("# nothing was live before: there is nothing to put back");
        }
        return Each.places(settings.each(), call).values().stream()
                .map(with -> lines.byHand(with, words, settings.options()))
                .toList();
    }

    private Release put(AdapterCall call, DeploySettings settings, Wanted wanted) {
        var did = new ArrayList<String>();
        var outputs = new LinkedHashMap<String, String>();
        for (var place : Each.places(settings.each(), call).entrySet()) {
            var with = place.getValue().part(wanted.action(), Map.of());
            lines.awaitFree(name(place.getKey(), with), with);
            var live = lookIfPossible(with, settings);
            if (wanted.isThere(with, live)) {
                outputs.putAll(live.outputs());
                did.add(place.getKey() + ": was there already");
            } else {
                outputs.putAll(act(name(place.getKey(), with), with, wanted));
                did.add(place.getKey() + ": `" + lines.shown(with, wanted.words()) + "` succeeded");
            }
        }
        return new Release(
                call.target().slot(),
                true,
                call.reference(wanted.of() + "version").orElse(null),
                call.reference(wanted.of() + "artifact").orElse(null),
                outputs,
                String.join("; ", did));
    }

    /** What a run acts on, among all runs of this machine. */
    private static String name(String place, AdapterCall call) {
        var target = call.target();
        return "%s@%s/%s".formatted(target.service(), target.environment(), place);
    }

    private Map<String, String> act(String place, AdapterCall call, Wanted wanted) {
        var ended = lines.actAt(place, call, wanted.words(), wanted.options());
        var shown = lines.shown(call, wanted.words());
        return Printed.of(call, ended).allOutputs(call, shown, wanted.options().output());
    }

    private Live look(AdapterCall call, DeploySettings settings) {
        var ended = lines.ask(call, settings.current(), settings.options());
        return Live.of(call, Printed.of(call, ended), settings.starting().output());
    }

    /** Before an effect it does not matter why nobody can tell: the effect has its key. */
    private Live lookIfPossible(AdapterCall call, DeploySettings settings) {
        var ended = lines.look(call, settings.current(), settings.options());
        return ended.exit() == 0
                ? Live.of(call, Printed.of(call, ended), settings.starting().output())
                : Live.unknown();
    }

    private static List<String> given(
            AdapterCall call, @Nullable List<String> words, String name, String what) {
        if (words == null) {
            throw call.misconfigured(name + " is needed here and missing: say " + what);
        }
        return words;
    }

    /**
     * What an effect wants to run.
     *
     * @param of {@code stable.} for the references of the stable release
     */
    private record Wanted(String action, List<String> words, String of, Options options) {
        boolean isThere(AdapterCall call, Live live) {
            Set<String> needed = options.output().keySet();
            return live.is(call, of + "version", of + "artifact", needed);
        }
    }
}

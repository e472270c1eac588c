package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.workflows.plan.PlannedWindow;
import dev.holdpoint.workflows.runbook.Step;
import dev.holdpoint.workflows.runbook.Window;
import dev.holdpoint.workflows.window.Calendar;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The windows of a runbook on their way into the plan. */
final class WindowCompiler {
    private static final String EMERGENCY = "emergency";

    private final Context context;

    WindowCompiler(Context context) {
        this.context = context;
    }

    /** Why this run does not wait for it; null when it does, and for every other kind of step. */
    @Nullable String exemption(Step step) {
        if (!(step instanceof Step.Wait(_, var name))) {
            return null;
        }
        var except = window(name).except();
        var facts = context.resolved().facts();
        if (facts.emergency() && except.contains(EMERGENCY)) {
            return "an emergency does not wait for window " + name;
        }
        return except.contains(facts.type())
                ? "type %s does not wait for window %s".formatted(facts.type(), name)
                : null;
    }

    /** What a step waits for; null for every other kind of step. */
    @Nullable PlannedWindow of(Step step) {
        if (!(step instanceof Step.Wait(_, var name))) {
            return null;
        }
        var window = window(name);
        var sources = context.sources();
        return new PlannedWindow(
                name,
                new Calendar(
                        Objects.requireNonNullElse(sources.runbook().zone(), ZoneOffset.UTC),
                        window.allow(),
                        window.deny(),
                        sources.holidays().getOrDefault(name, List.of())),
                context.resolved().speedup().factor());
    }

    /** The linter refuses a window that is not there. */
    private Window window(String name) {
        return Objects.requireNonNull(context.sources().runbook().windows().get(name), name);
    }
}

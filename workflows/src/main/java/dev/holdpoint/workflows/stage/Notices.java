package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Beside;
import dev.holdpoint.workflows.call.Failures;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.port.Notice;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.status.Awaiting;
import dev.holdpoint.workflows.status.Question;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Notices the engine sends by itself: to {@code on-call}, or to the first target there is. Once the
 * environment is taken each of them carries the way back for hands.
 */
public final class Notices {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ON_CALL = "on-call";

    private Notices() {}

    static void asked(Execution run, Question question) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("answers", String.join(", ", question.answers().keySet()));
        facts.put("until", question.deadline().toString());
        facts.put("silence", question.otherwise());
        facts.put("command", Awaiting.command(Workflow.getInfo().getWorkflowId(), question));
        tell(run, "question", "A question to " + question.whose("anyone"), question.text(), facts);
    }

    /** The environment is taken, and from now on things change there. */
    static void begun(Execution run, String fixed) {
        var request = run.plan.request();
        var title =
                "%s %s begins on %s"
                        .formatted(request.service(), request.version(), run.there().name());
        var stop = Map.of("stop", Awaiting.stop(Workflow.getInfo().getWorkflowId()));
        tell(run, "begun", title, fixed, stop);
    }

    /** Tells without waiting; what could not be delivered is an event on the board. */
    static void tell(
            Execution run, String kind, String title, String text, Map<String, String> facts) {
        telling(run, kind, title, text, facts).ifPresent(Beside::run);
    }

    /** The same as a last word: a workflow that closes takes what is not delivered with it. */
    static void lastly(Execution run, String kind, String title, String text) {
        telling(run, kind, title, text, Map.of()).ifPresent(Runnable::run);
    }

    private static Optional<Runnable> telling(
            Execution run, String kind, String title, String text, Map<String, String> facts) {
        var target = byDefault(run.plan);
        if (target == null) {
            return Optional.empty();
        }
        var all = new LinkedHashMap<>(facts);
        var byHand = run.board.byHand();
        if (!byHand.isEmpty()) {
            all.put("byHand", String.join("\n", byHand));
        }
        var self = Workflow.getInfo().getWorkflowId();
        var key = run.key("notice-" + kind);
        return Optional.of(
                () -> deliver(run, target, key, new Notice(kind, self, title, text, all)));
    }

    private static void deliver(Execution run, String name, String key, Notice notice) {
        try {
            run.ports
                    .notices("tell " + name + ": " + notice.title(), PATIENCE)
                    .deliver(key, target(run, name), notice);
        } catch (ActivityFailure e) {
            run.board.happened(
                    "the notice to %s was not delivered: %s".formatted(name, Failures.sentence(e)));
        }
    }

    /** Who hears what the engine says by itself; null where the service has nobody to tell. */
    public static @Nullable String byDefault(Plan plan) {
        var names = plan.notices().keySet();
        return names.contains(ON_CALL) ? ON_CALL : names.stream().findFirst().orElse(null);
    }

    /** A notice target; notices need no environment. */
    static Target target(Execution run, String name) {
        var binding = run.plan.notices().get(name);
        if (binding == null) {
            throw new IllegalStateException(
                    "the compiler refuses a notice to "
                            + name
                            + ", which the service does not have");
        }
        return run.environment == null
                ? Targets.withoutEnvironment(run.plan, binding)
                : run.references().inSlot(null, false, binding);
    }
}

package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Failures;
import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.plan.PlannedEnvironment;
import dev.holdpoint.workflows.port.Notice;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.status.Question;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notices the engine sends by itself: to {@code on-call}, or to the first target there is. */
final class Notices {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ON_CALL = "on-call";

    private Notices() {}

    static void asked(Execution run, Question question) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("answers", String.join(", ", question.answers().keySet()));
        facts.put("until", question.deadline().toString());
        facts.put("silence", question.otherwise());
        tell(
                run,
                "question",
                "A question to " + (question.role() == null ? "anyone" : question.role()),
                question.text(),
                facts);
    }

    /** Tells without waiting; what could not be delivered is an event on the board. */
    static void tell(
            Execution run, String kind, String title, String text, Map<String, String> facts) {
        var target = run.plan.notices().containsKey(ON_CALL) ? ON_CALL : first(run);
        if (target == null) {
            return;
        }
        var key = "%s/notice-%s-%d".formatted(run.firstRunId, kind, Moment.now().toEpochMilli());
        Async.procedure(() ->
                deliver(
                        run,
                        target,
                        key,
                        new Notice(kind, Workflow.getInfo().getWorkflowId(), title, text, facts)));
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

    private static @Nullable String first(Execution run) {
        return run.plan.notices().keySet().stream().findFirst().orElse(null);
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
        return target(run, binding);
    }

    private static Target target(Execution run, Binding binding) {
        PlannedEnvironment environment = run.environment;
        return environment == null
                ? new Target(
                        run.plan.request().service(),
                        null,
                        binding,
                        null,
                        Map.of(),
                        Map.of("version", run.plan.request().version()))
                : run.references().inSlot(null, false, binding);
    }
}

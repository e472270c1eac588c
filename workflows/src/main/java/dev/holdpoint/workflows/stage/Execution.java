package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Ports;
import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.plan.Freezes;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.plan.PlannedEnvironment;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.plan.PlannedWindow;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Asking;
import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.runbook.Place;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the runners of a stage or of a rollback share. */
public final class Execution {
    private static final Set<String> CHANGING = Set.of("deploy", "migrate", "shift", "run");

    final Plan plan;
    final Board board;
    final Desk desk;
    final Bench bench;
    final Stop stop;
    final Asking asking;
    final Ports ports;
    final String runId;
    final @Nullable PlannedEnvironment environment;
    final Map<String, String> answers = new LinkedHashMap<>();
    final List<String> reached = new ArrayList<>();
    final Map<String, String> deployed = new LinkedHashMap<>();
    private final Map<String, Integer> occurrences = new LinkedHashMap<>();
    private final Map<String, Integer> tries = new LinkedHashMap<>();
    private final Set<String> accepted = new LinkedHashSet<>();
    private final Intents intents;
    private @Nullable Bound bound;
    private @Nullable PlannedWindow window;
    private boolean mindsStable = true;

    /** How an effect is announced before it is made. */
    @FunctionalInterface
    public interface Intents {
        /** Returns once the environment knows. */
        void announce(PlannedStep step);
    }

    /**
     * @param environment null for a stage that touches none
     */
    public Execution(
            Plan plan,
            @Nullable PlannedEnvironment environment,
            Asking asking,
            String runId,
            Seats seats,
            Intents intents) {
        this.plan = plan;
        this.environment = environment;
        this.asking = asking;
        this.runId = runId;
        this.board = seats.board();
        this.desk = seats.desk();
        this.bench = seats.bench();
        this.stop = seats.stop();
        this.ports = new Ports(environment == null ? null : environment.worker());
        this.intents = intents;
    }

    /** Where people look, answer, and where the judge sits. */
    public record Seats(Board board, Desk desk, Bench bench, Stop stop) {}

    /** Takes over what the stages before found out. */
    public void inherit(
            @Nullable Bound bound,
            Map<String, String> answers,
            List<String> reached,
            Map<String, String> deployed) {
        this.bound = bound;
        this.answers.putAll(answers);
        this.reached.addAll(reached);
        this.deployed.putAll(deployed);
    }

    void bind(Bound now) {
        bound = now;
        board.shared(now.shares());
    }

    /** Stable's slot is somebody else's to look after. */
    void leaveStable() {
        mindsStable = false;
    }

    /** Whether this run sees to it that stable stays where it was. */
    boolean mindsStable() {
        return mindsStable;
    }

    /** Fixes it anew; the shares stay as they are. */
    void fix(Bound now) {
        bound = now;
    }

    @Nullable Bound bound() {
        return bound;
    }

    /** What was fixed at the bind; a step that needs it never runs before. */
    Bound fixed() {
        if (bound == null) {
            throw new IllegalStateException(
                    "the environment was not bound before a step that needs it");
        }
        return bound;
    }

    /** Whether there are places for a version beside another. */
    boolean slots() {
        return environment != null && !environment.slots().isEmpty();
    }

    PlannedEnvironment there() {
        if (environment == null) {
            throw new IllegalStateException(
                    "the compiler lets no step with an effect into a stage without environment");
        }
        return environment;
    }

    /** Whether the run changed something here that stable is brought back from. */
    boolean touched() {
        return touched(reached);
    }

    /** Whether one of these steps changes something that stable is brought back from. */
    public static boolean touched(Collection<String> kinds) {
        return kinds.stream().anyMatch(CHANGING::contains);
    }

    /** A place for people: its slot, or the environment where there are none. */
    String named(@Nullable String slot) {
        return slot == null ? there().name() : slot;
    }

    /**
     * The freezes that hold where the stage acts; for one that acts nowhere, those of the
     * environments that users are in.
     */
    Freezes freezes() {
        if (environment != null) {
            return environment.freezes();
        }
        return new Freezes(
                plan.judged().stream()
                        .map(plan.environments()::get)
                        .filter(Objects::nonNull)
                        .flatMap(it -> it.freezes().all().stream())
                        .distinct()
                        .toList());
    }

    /** It waits for a window, which must be open when it goes on. */
    void window(PlannedWindow waited) {
        window = waited;
    }

    /** The window it waited for last; null for none. */
    @Nullable PlannedWindow window() {
        return window;
    }

    References references() {
        return new References(plan, there(), bound, deployed);
    }

    Target at(Place place, Binding adapter) {
        return references().at(place.kind(), adapter);
    }

    /** The effect key of the next occurrence of a step at a target. */
    String key(PlannedStep step, String target) {
        int occurrence = occurrences.merge(step.id() + "/" + target, 1, Integer::sum);
        int again = tries.getOrDefault(step.id(), 1);
        return "%s/%s/%s/%d/%d".formatted(runId, step.id(), target, occurrence, again);
    }

    /** A person wants a step that failed done again: its effects count as new ones. */
    void again(PlannedStep step) {
        tries.merge(step.id(), 2, (before, _) -> before + 1);
        occurrences.keySet().removeIf(key -> key.startsWith(step.id() + "/"));
    }

    /** The key of the next occurrence of something that this very workflow tells. */
    String key(String what) {
        var workflow = Workflow.getInfo().getWorkflowId();
        int number = occurrences.merge(what, 1, Integer::sum);
        return "%s/%s/%s/%d".formatted(runId, workflow, what, number);
    }

    /** A person wants the step done in the world as it is now, though it was not as expected. */
    void accept(PlannedStep step) {
        accepted.add(step.id());
    }

    /** Whether an earlier try of this run may have left something where the step acts. */
    boolean triedAgain(PlannedStep step) {
        return tries.containsKey(step.id());
    }

    boolean accepted(PlannedStep step) {
        return accepted.contains(step.id());
    }

    /** Tells the environment what is about to change. */
    void intend(PlannedStep step) {
        if (!reached.contains(step.step().kind())) {
            reached.add(step.step().kind());
        }
        intents.announce(step);
    }

    /** Whether a person's answer decided something. */
    @Nullable String answer(String question) {
        return answers.get(question);
    }

    static Duration orElse(@Nullable Duration given, Duration otherwise) {
        return given == null ? otherwise : given;
    }
}

package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.approval.Approval;
import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.judge.RuleVerdict;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.runbook.Ordered;
import dev.holdpoint.workflows.status.Event;
import dev.holdpoint.workflows.status.HoldStatus;
import dev.holdpoint.workflows.status.Question;
import dev.holdpoint.workflows.status.Snapshot;
import dev.holdpoint.workflows.status.StageStatus;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.status.StepStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people see of the steps while they run; every change makes a new snapshot. */
public final class Board {
    private static final int EVENTS_KEPT = 25;

    private final Map<String, StepStatus> steps = new LinkedHashMap<>();
    private final Map<String, Question> questions = new LinkedHashMap<>();
    private final Map<String, List<Approval>> approvals = new LinkedHashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final StageStatus about;
    private final Runnable changed;
    private List<RuleVerdict> verdicts = List.of();
    private Map<String, Integer> shares = Map.of();
    private List<String> byHand = List.of();
    private @Nullable HoldStatus hold;
    private State state;
    private String why = "it begins";
    private String stageState = "running";
    private @Nullable Instant ended;
    private @Nullable Instant until;
    private boolean paused;
    private boolean late;
    private int sequence;

    /**
     * @param about the stage before its first step
     * @param changed told of every transition
     */
    public Board(StageStatus about, List<PlannedStep> planned, State state, Runnable changed) {
        this.about = about;
        this.state = state;
        this.changed = changed;
        for (var step : planned) {
            steps.put(
                    step.id(),
                    new StepStatus(step.id(), step.sentence(), "next", step.skipped(), null, null));
        }
    }

    void started(PlannedStep step) {
        put(step, "running", null);
        why = step.sentence();
        changed();
    }

    void ended(PlannedStep step, String how, String note) {
        put(step, how, note);
        happened(step.sentence() + ": " + (how.equals("skipped") ? "skipped, " : "") + note);
    }

    private void put(PlannedStep step, String how, @Nullable String note) {
        var before = steps.get(step.id());
        var started = before == null ? null : before.started();
        boolean running = how.equals("running");
        steps.put(
                step.id(),
                new StepStatus(
                        step.id(),
                        step.sentence(),
                        how,
                        note,
                        started == null && !how.equals("skipped") ? Moment.now() : started,
                        running ? null : Moment.now(),
                        approvals.get(step.id())));
    }

    /** Keeps a signed decision with its step. */
    void signed(PlannedStep step, Approval approval) {
        approvals.merge(
                step.id(),
                List.of(approval),
                (before, more) -> Stream.concat(before.stream(), more.stream()).toList());
    }

    /** Notes something that happened. */
    public void happened(String text) {
        events.add(new Event(Moment.now(), text));
        while (events.size() > EVENTS_KEPT) {
            events.removeFirst();
        }
        changed();
    }

    void asks(Question question) {
        questions.put(question.id(), question);
        happened("asks " + question.whose("anyone") + ": " + question.text());
    }

    void answered(String id) {
        questions.remove(id);
        changed();
    }

    void holds(@Nullable HoldStatus status) {
        boolean transition = (hold == null) != (status == null);
        hold = status;
        if (transition) {
            changed();
        }
    }

    void judged(List<RuleVerdict> all) {
        boolean transition =
                !all.stream()
                        .map(RuleVerdict::verdict)
                        .toList()
                        .equals(verdicts.stream().map(RuleVerdict::verdict).toList());
        verdicts = List.copyOf(all);
        if (transition) {
            changed();
        }
    }

    void shared(Map<String, Integer> now) {
        shares = Ordered.copy(now);
        changed();
    }

    void writtenForHands(List<String> commands) {
        byHand = List.copyOf(commands);
        changed();
    }

    /** The commands that bring stable back; empty before they are known. */
    List<String> byHand() {
        return byHand;
    }

    void paused(boolean now) {
        paused = now;
        changed();
    }

    boolean isPaused() {
        return paused;
    }

    /** When a wait for something other than people ends; null when there is none. */
    void until(@Nullable Instant end) {
        until = end;
        changed();
    }

    void late() {
        late = true;
        happened("takes longer than usual");
    }

    /** Sets the state that shows when nothing more telling does. */
    public void state(State now, String because) {
        state = now;
        why = because;
        changed();
    }

    void closed(String how, String because) {
        stageState = how;
        ended = Moment.now();
        why = because;
        changed();
    }

    private void changed() {
        sequence++;
        changed.run();
    }

    /** The questions that wait, in the order they were asked. */
    public List<Question> questions() {
        return List.copyOf(questions.values());
    }

    /** The state to show: people before holds before what runs. */
    private State shown() {
        if (state != State.RUNNING) {
            return state;
        }
        if (!questions.isEmpty()) {
            return State.WAITING_PERSON;
        }
        if (paused) {
            return State.PAUSED;
        }
        return hold == null ? State.RUNNING : State.HOLDING;
    }

    /** Everything, as of now. */
    public Snapshot snapshot() {
        var stage =
                new StageStatus(
                        about.name(),
                        about.slug(),
                        about.environment(),
                        stageState,
                        about.workflowId(),
                        about.started(),
                        ended,
                        late,
                        List.copyOf(steps.values()));
        return new Snapshot(
                sequence,
                shown(),
                headline(),
                questions.isEmpty() ? why : questions.values().iterator().next().text(),
                next(),
                stage,
                questions(),
                hold,
                until,
                verdicts,
                shares,
                events,
                byHand);
    }

    private String headline() {
        if (ended != null) {
            return why.startsWith(about.name()) ? why : about.name() + ": " + why;
        }
        if (!questions.isEmpty()) {
            var question = questions.values().iterator().next();
            return about.name() + " waits for " + question.whose("an answer");
        }
        if (hold != null) {
            return "%s holds at %d %%".formatted(about.name(), hold.share());
        }
        return about.name() + (paused ? " is paused" : ": " + why);
    }

    private String next() {
        return steps.values().stream()
                .filter(s -> s.state().equals("next") && s.note() == null)
                .findFirst()
                .map(StepStatus::sentence)
                .orElse("the end of " + about.name());
    }
}

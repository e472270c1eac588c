package dev.holdpoint.workflows.deployment;

import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.environment.protocol.RollbackWord;
import dev.holdpoint.workflows.plan.DeploymentRequest;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.status.Awaiting;
import dev.holdpoint.workflows.status.Event;
import dev.holdpoint.workflows.status.Question;
import dev.holdpoint.workflows.status.RunCard;
import dev.holdpoint.workflows.status.Snapshot;
import dev.holdpoint.workflows.status.StageStatus;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.status.Status;
import dev.holdpoint.workflows.status.StepStatus;
import dev.holdpoint.workflows.wire.Names;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributeUpdate;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people see of the whole run: the newest word of each stage, and the run's own. */
final class Progress {
    private static final int EVENTS_KEPT = 40;

    private final DeploymentRequest request;
    private final Map<String, StageStatus> stages = new LinkedHashMap<>();
    private final List<Event> events = new ArrayList<>();
    private List<String> searchAttributes = List.of();
    private @Nullable Plan plan;
    private @Nullable Snapshot stage;
    private @Nullable RollbackWord rollback;
    private State state = State.COMPILING;
    private String why = "the plan is being compiled";
    private @Nullable String outcome;
    private @Nullable String shown;
    private int notices;

    Progress(DeploymentRequest request) {
        this.request = request;
    }

    void planned(Plan compiled, List<String> available) {
        plan = compiled;
        searchAttributes = available;
        for (var planned : compiled.stages()) {
            var steps =
                    planned.steps().stream()
                            .map(s ->
                                    new StepStatus(
                                            s.id(), s.sentence(), "next", s.skipped(), null, null))
                            .toList();
            stages.put(
                    planned.slug(),
                    new StageStatus(
                            planned.name(),
                            planned.slug(),
                            planned.environment(),
                            "next",
                            null,
                            null,
                            null,
                            false,
                            steps));
        }
        enter(State.RUNNING, "plan " + compiled.hash().substring(0, 12) + " is compiled");
    }

    void reported(Snapshot newer) {
        var known = stage;
        if (known == null
                || !known.stage().slug().equals(newer.stage().slug())
                || newer.sequence() > known.sequence()) {
            if (known != null && !known.stage().slug().equals(newer.stage().slug())) {
                events.addAll(known.events());
            }
            stage = newer;
            stages.put(newer.stage().slug(), newer.stage());
            show();
        }
    }

    void enter(State now, String because) {
        state = now;
        why = because;
        happened(because);
    }

    /** A rollback's word: the shares it sets are the ones that count, and its failure is ours. */
    void heard(RollbackWord word) {
        if (outcome != null) {
            return;
        }
        rollback = word;
        if (word.state() == State.ROLLBACK_FAILED) {
            enter(State.ROLLBACK_FAILED, word.why());
        } else if (state == State.ROLLBACK_FAILED) {
            enter(State.ROLLING_BACK, word.why());
        } else {
            show();
        }
    }

    private Map<String, Integer> shares(@Nullable Snapshot snapshot) {
        if (rollback != null && !rollback.shares().isEmpty()) {
            return rollback.shares();
        }
        return snapshot == null ? Map.of() : snapshot.shares();
    }

    void happened(String text) {
        events.add(new Event(Moment.now(), text));
        while (events.size() > EVENTS_KEPT) {
            events.removeFirst();
        }
        show();
    }

    void over(State last, String sentence) {
        outcome = sentence;
        enter(last, sentence);
    }

    /** The number of the run's next notice. */
    int oneMoreNotice() {
        return ++notices;
    }

    List<StageStatus> stages() {
        return List.copyOf(stages.values());
    }

    Status status() {
        var snapshot = stage;
        var live = state == State.RUNNING ? snapshot : null;
        var now = live == null ? state : live.state();
        var id = Workflow.getInfo().getWorkflowId();
        List<Question> questions = live == null ? List.of() : live.questions();
        return new Status(
                headline(live == null ? why : live.headline()),
                live == null ? why : live.why(),
                outcome == null ? (live == null ? next() : live.next()) : "nothing, it is over",
                Awaiting.sentence(id, questions),
                outcome == null ? Awaiting.stop(id) : "it is over",
                now,
                request.service(),
                request.version(),
                snapshot == null ? request.environment() : snapshot.stage().environment(),
                plan == null ? null : plan.hash(),
                plan == null ? null : plan.artifact().digest(),
                id,
                stages(),
                questions,
                live == null ? null : live.hold(),
                snapshot == null ? List.of() : snapshot.verdicts(),
                shares(snapshot),
                merged(snapshot),
                byHand(snapshot),
                outcome);
    }

    /** The closing sentence names service and version itself. */
    private String headline(String text) {
        var what = request.service() + " " + request.version();
        return text.startsWith(what + " ") ? text : what + ": " + text;
    }

    private String next() {
        return switch (state) {
            case ROLLING_BACK, ROLLBACK_FAILED -> "stable is proven to serve, then the run ends";
            case COMPILING -> "the first stage";
            case WAITING_WINDOW,
                    WAITING_ENVIRONMENT,
                    RUNNING,
                    HOLDING,
                    WAITING_PERSON,
                    PAUSED,
                    DELIVERED,
                    ROLLED_BACK,
                    STOPPED,
                    FREE ->
                    "the next stage";
        };
    }

    /** Once stable is where it should be, the way back by hand would only mislead. */
    private List<String> byHand(@Nullable Snapshot snapshot) {
        boolean well = state == State.DELIVERED || state == State.ROLLED_BACK;
        return snapshot == null || well ? List.of() : snapshot.byHand();
    }

    private List<Event> merged(@Nullable Snapshot snapshot) {
        var all = new ArrayList<>(events);
        if (snapshot != null) {
            all.addAll(snapshot.events());
        }
        all.sort(Comparator.comparing(Event::at));
        return all.size() <= EVENTS_KEPT ? all : all.subList(all.size() - EVENTS_KEPT, all.size());
    }

    /** What the stage that runs waits for; null when for nothing. */
    WaitBar.@Nullable Wanted waited() {
        var live = state == State.RUNNING ? stage : null;
        if (live == null) {
            return null;
        }
        if (!live.questions().isEmpty()) {
            var question = live.questions().getFirst();
            return new WaitBar.Wanted(
                    "waiting for %s: %s".formatted(question.whose("a person"), question.id()),
                    question.deadline());
        }
        if (live.until() != null) {
            return new WaitBar.Wanted(live.stage().name() + " waits for its window", live.until());
        }
        var hold = live.hold();
        return hold == null
                ? null
                : new WaitBar.Wanted(
                        "%s holds at %d %%".formatted(live.stage().name(), hold.share()),
                        hold.ends());
    }

    /** Shows the card, and the state where lists show it. */
    private void show() {
        var status = status();
        Workflow.setCurrentDetails(RunCard.of(status));
        var memo = memo(status);
        var now = status.state().wireName() + memo;
        if (!now.equals(shown)) {
            shown = now;
            Workflow.upsertMemo(memo);
            upsert(status);
        }
    }

    /** What the server itself knows, for a time when no worker answers. */
    private static Map<String, Object> memo(Status status) {
        var memo = new LinkedHashMap<String, Object>();
        memo.put("headline", status.headline());
        memo.put("awaiting", Awaiting.roles(status.questions()));
        if (!status.byHand().isEmpty()) {
            memo.put("byHand", String.join("\n", status.byHand()));
        }
        return memo;
    }

    private void upsert(Status status) {
        var updates = new ArrayList<SearchAttributeUpdate<?>>();
        add(updates, Names.SERVICE, request.service());
        add(updates, Names.VERSION, request.version());
        add(updates, Names.ENVIRONMENT_NAME, status.environment());
        add(updates, Names.STATE, status.state().wireName());
        add(updates, Names.AWAITING, status.state().awaiting());
        if (!updates.isEmpty()) {
            Workflow.upsertTypedSearchAttributes(updates.toArray(new SearchAttributeUpdate<?>[0]));
        }
    }

    private void add(
            List<SearchAttributeUpdate<?>> updates,
            SearchAttributeKey<String> key,
            @Nullable String value) {
        if (value != null && searchAttributes.contains(key.getName())) {
            updates.add(key.valueSet(value));
        }
    }
}

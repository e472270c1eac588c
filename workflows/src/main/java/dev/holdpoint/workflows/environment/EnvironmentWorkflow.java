package dev.holdpoint.workflows.environment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.environment.protocol.Acquire;
import dev.holdpoint.workflows.environment.protocol.Bind;
import dev.holdpoint.workflows.environment.protocol.DirectReport;
import dev.holdpoint.workflows.environment.protocol.EnvironmentStatus;
import dev.holdpoint.workflows.environment.protocol.Grant;
import dev.holdpoint.workflows.environment.protocol.HandBack;
import dev.holdpoint.workflows.environment.protocol.HandedBack;
import dev.holdpoint.workflows.environment.protocol.Intend;
import dev.holdpoint.workflows.environment.protocol.RequestRollback;
import dev.holdpoint.workflows.environment.protocol.RollbackStarted;
import dev.holdpoint.workflows.environment.protocol.RollbackWord;
import dev.holdpoint.workflows.environment.protocol.WatchWord;
import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.wire.FailureTypes;
import dev.holdpoint.workflows.wire.Payloads;
import dev.holdpoint.workflows.wire.Sentence;
import dev.holdpoint.workflows.wire.StrictReader;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/** The environment as Temporal runs it. */
public final class EnvironmentWorkflow implements Environment {
    private final Books books = new Books();
    private final BringingBack back = new BringingBack(books);
    private final Watching watching = new Watching(books);
    private final Guard guard = new Guard(books, back);
    private final Tenancy tenancy = new Tenancy(books, back, watching);
    private final RollbackRequests requests = new RollbackRequests(books, back, watching);
    private final DirectReports direct = new DirectReports(books, back, requests);
    private boolean begun;

    @Override
    public void run(@Nullable JsonNode input) {
        books.set(read(input));
        begun = true;
        CancellationScope.current()
                .getCancellationRequest()
                .thenApply(reason -> {
                    books.happened(
                            "ignored a cancel request: an environment is no run. Cancel or abort"
                                    + " the run that holds it");
                    return reason;
                });
        Workflow.newDetachedCancellationScope(this::keep).run();
    }

    /** Keeps the environment for ever; a cancel of its root would end every wait at once. */
    private void keep() {
        while (true) {
            Workflow.await(
                    () -> memory().holder() != null || back.due() || watching.due() || tired());
            var holder = memory().holder();
            if (back.due()) {
                watching.end("stable is being brought back");
                back.run();
            } else if (holder != null) {
                guard.watch(holder);
            } else if (watching.due()) {
                watching.begin();
            }
            if (tired() && !back.due()) {
                renew();
            }
        }
    }

    /** Begins a new history; not when a handler promised a rollback in the last moment. */
    private void renew() {
        Workflow.await(Workflow::isEveryHandlerFinished);
        if (!back.due()) {
            var input = Payloads.mapper().createObjectNode();
            Workflow.continueAsNew(
                    input.<JsonNode>set("memory", Payloads.mapper().valueToTree(memory())));
        }
    }

    /** A watch tells its end to the run that started it, so that one goes on. */
    private boolean tired() {
        return Workflow.getInfo().isContinueAsNewSuggested() && !watching.running();
    }

    private Memory memory() {
        return books.memory();
    }

    /** What a start needs. */
    public record Start(String service, String environment) {}

    private static Memory read(@Nullable JsonNode input) {
        if (input != null && input.has("memory")) {
            return Payloads.mapper().convertValue(input.get("memory"), Memory.class);
        }
        try {
            var start = StrictReader.read(input, Start.class, "The input of Environment");
            return Memory.empty(start.service(), start.environment());
        } catch (IllegalArgumentException e) {
            throw Sentence.failure(FailureTypes.INVALID_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    /** An update may come with the start, before the first line of {@link #run}. */
    private void awaitBegin() {
        Workflow.await(() -> begun);
    }

    @Override
    public Grant acquire(Acquire message) {
        awaitBegin();
        return tenancy.acquire(message);
    }

    @Override
    public void bind(Bind message) {
        awaitBegin();
        tenancy.bind(message);
    }

    @Override
    public void intend(Intend message) {
        awaitBegin();
        tenancy.intend(message);
    }

    @Override
    public HandedBack handBack(HandBack message) {
        awaitBegin();
        return tenancy.handBack(message);
    }

    @Override
    public RollbackStarted rollback(RequestRollback message) {
        awaitBegin();
        return requests.rollback(message);
    }

    @Override
    public void rollbackReport(RollbackWord word) {
        awaitBegin();
        back.heard(word);
    }

    @Override
    public String directRollback(DirectReport report) {
        awaitBegin();
        watching.end("a rollback without Temporal");
        return direct.take(report);
    }

    @Override
    public void watchReport(WatchWord word) {
        awaitBegin();
        watching.heard(word);
    }

    /** What a person says when adopting. */
    public record Adopt(String by, String comment) {}

    @Override
    public String adopt(@Nullable JsonNode message) {
        awaitBegin();
        Adopt adopt;
        try {
            adopt = StrictReader.read(message, Adopt.class, "The message of adopt");
            if (memory().holder() != null || back.due()) {
                throw Sentence.refused(
                        "%s is in use; adopt when it is free.".formatted(memory().id()));
            }
        } catch (IllegalArgumentException e) {
            throw Sentence.failure(Errors.REFUSED, String.valueOf(e.getMessage()));
        }
        watching.end("adopt by " + adopt.by());
        books.set(memory().adopted());
        books.happened("adopt by %s: %s".formatted(adopt.by(), adopt.comment()));
        return "The next run takes over what it finds settled.";
    }

    @Override
    public EnvironmentStatus status() {
        return books.status();
    }
}

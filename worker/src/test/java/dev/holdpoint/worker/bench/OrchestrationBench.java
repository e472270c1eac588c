package dev.holdpoint.worker.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.worker.acceptance.Releases;
import dev.holdpoint.worker.chaos.Site;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A deployment, and beside it the same activities with the same inputs in the same order, run by a
 * workflow that does nothing else: each on a shop that was never deployed before.
 */
final class OrchestrationBench {
    private static final String QUEUE = "bare";
    private static final double USERS = 50;

    /** The first ones only warm up what is cold. */
    private static final int WARM = 2;

    /** Words with the environment, and the undo in words: what a bare workflow would not do. */
    private static final List<String> GUARD =
            List.of(
                    "AcquireEnvironment",
                    "BindEnvironment",
                    "Intend",
                    "HandBackEnvironment",
                    "WriteUndoByHand");

    private final Size size;
    private final Paper paper;

    OrchestrationBench(Size size, Paper paper) {
        this.size = size;
        this.paper = paper;
    }

    /** One round: all three, one after the other. */
    private record Round(Recorded whole, Recorded same, Recorded world) {}

    void run(Path folder) throws Exception {
        var rounds = new ArrayList<Round>();
        try (var site = Site.open(folder);
                var _ = bareWorker(site)) {
            for (int i = 1; i <= size.trials() + WARM; i++) {
                var round = round(site, "round-%03d".formatted(i));
                System.out.printf(
                        "%d of %d: %.2f s, %.2f s, %.2f s%n",
                        i - WARM,
                        size.trials(),
                        round.whole().seconds(),
                        round.same().seconds(),
                        round.world().seconds());
                if (i > WARM) {
                    rounds.add(round);
                }
            }
        }
        write(rounds);
    }

    private static AutoCloseable bareWorker(Site site) {
        var bare = WorkerFactory.newInstance(site.client());
        bare.newWorker(QUEUE).registerWorkflowImplementationFactory(Bare.class, BareWorkflow::new);
        bare.start();
        return bare::shutdownNow;
    }

    private Round round(Site site, String name) throws IOException, SQLException {
        try (var lane = Lane.open(site, name + "-a", "whole", USERS)) {
            var whole = deployed(lane);
            return new Round(
                    whole,
                    again(site, lane, name + "-b", whole, List.of()),
                    again(site, lane, name + "-c", whole, GUARD));
        }
    }

    private static Recorded deployed(Lane lane) {
        var id = lane.name() + "-run";
        var _ = lane.deploy(id, Releases.GOOD).getResult(JsonNode.class);
        return Recorded.of(
                lane.site().client(),
                List.of(id, id + ":before", id + ":production", id + ":afterwards"));
    }

    private static Recorded again(
            Site site, Lane lane, String name, Recorded whole, List<String> left)
            throws IOException, SQLException {
        try (var other = Lane.open(site, name, "whole", USERS)) {
            var deeds = whole.deeds(left, text -> lane.translated(text, other));
            return bare(site.client(), other.name() + "-run", deeds);
        }
    }

    private static Recorded bare(WorkflowClient client, String id, List<Deed> deeds) {
        var stub =
                client.newUntypedWorkflowStub(
                        "Bare",
                        WorkflowOptions.newBuilder().setWorkflowId(id).setTaskQueue(QUEUE).build());
        var _ = stub.start(deeds);
        var _ = stub.getResult(Void.class);
        return Recorded.of(client, List.of(id));
    }

    private void write(List<Round> rounds) {
        paper.settings(
                "A whole deployment with 3 stages, backup, migration, two shifts and two holds of"
                        + " 3 s, under %.0f requests a second; %d rounds before it warmed up"
                                .formatted(USERS, WARM));
        paper.aims(
                "time of a deployment : the same activities in a bare workflow",
                Unit.TIMES,
                spread(rounds, it -> it.whole().seconds() / it.same().seconds()),
                Aim.median(1.1));
        paper.aims(
                "events of a deployment : the same activities in a bare workflow",
                Unit.TIMES,
                spread(rounds, it -> (double) it.whole().events() / it.same().events()),
                Aim.median(1.2));
        paper.tells(
                "time of a deployment, without its holds",
                Unit.SECONDS,
                spread(rounds, it -> it.whole().seconds()));
        paper.tells(
                "time of the same activities",
                Unit.SECONDS,
                spread(rounds, it -> it.same().seconds()));
        paper.tells(
                "time of those that act on the world",
                Unit.SECONDS,
                spread(rounds, it -> it.world().seconds()));
        paper.tells(
                "events of a deployment, without its sampling",
                Unit.COUNT,
                spread(rounds, it -> it.whole().events()));
        paper.tells(
                "events of the same activities",
                Unit.COUNT,
                spread(rounds, it -> it.same().events()));
        paper.tells(
                "events of those that act on the world",
                Unit.COUNT,
                spread(rounds, it -> it.world().events()));
        paper.tells(
                "reports of stages to their deployment, each of 9 events",
                Unit.COUNT,
                spread(
                        rounds,
                        it ->
                                it.whole()
                                        .count(
                                                EventType
                                                        .EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED)));
        paper.tells(
                "events of the sampling in its holds",
                Unit.COUNT,
                spread(rounds, it -> it.whole().samplingEvents()));
    }

    private static Spread spread(List<Round> rounds, ToDoubleFunction<Round> what) {
        return Spread.of(rounds.stream().map(it -> what.applyAsDouble(it)).toList());
    }
}

package dev.holdpoint.worker.demo;

import dev.holdpoint.workflows.wire.Names;
import java.util.List;

/** What a person types to do by the stock {@code temporal} command what the demo does. */
record Commands(DemoTemporal temporal) {
    /** The person of the demo who may approve. */
    static final String APPROVER = "anna";

    /** Approves a run. */
    String approve(String id) {
        return "%s workflow signal --address %s -w %s --name approve -i '{\"by\":\"%s\"}'"
                .formatted(temporal.command(), temporal.address(), id, APPROVER);
    }

    /** How to go on by hand with versions that the demo left for it. */
    List<String> tour(String good, String bad) {
        var id = Papers.SERVICE + "-" + good;
        var command = temporal.command() + " workflow ";
        return List.of(
                "export TEMPORAL_ADDRESS=%s TEMPORAL_NAMESPACE=default"
                        .formatted(temporal.address()),
                "start    " + command + start(good),
                "approve  "
                        + command
                        + "signal -w %s --name approve -i '{\"by\":\"%s\"}'"
                                .formatted(id, APPROVER),
                "query    " + command + "query -w %s --name status".formatted(id),
                "report   "
                        + command
                        + "signal -w %s --name report -i '{\"by\":\"kim\",\"kind\":\"bug\",\"comment\":\"checkout is broken\"}'"
                                .formatted(id),
                "abort    "
                        + command
                        + "update execute -w %s --name abort -i '{\"by\":\"kim\",\"comment\":\"wrong version\"}'"
                                .formatted(id),
                "a bad one: " + command + start(bad));
    }

    private static String start(String version) {
        return "start --type %s --task-queue %s -w %s-%s -i '{\"service\":\"%s\",\"version\":\"%s\"}'"
                .formatted(
                        Names.DEPLOYMENT,
                        Names.TASK_QUEUE,
                        Papers.SERVICE,
                        version,
                        Papers.SERVICE,
                        version);
    }
}

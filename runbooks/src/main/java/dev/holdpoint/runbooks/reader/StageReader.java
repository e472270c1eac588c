package dev.holdpoint.runbooks.reader;

import dev.holdpoint.runbooks.yaml.Located;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.Stage;
import dev.holdpoint.workflows.runbook.StageType;
import java.time.Duration;
import java.util.List;

/** Reads a stage of a runbook. */
final class StageReader {
    private StageReader() {}

    static Stage read(Located node) {
        var keys = Keys.of(node);
        var stage =
                new Stage(
                        keys.need("stage", "", Scalars::text),
                        keys.need(
                                "as",
                                StageType.PRE_DEPLOYMENT_VALIDATION,
                                of -> Scalars.oneOf(of, Words.STAGE_TYPES)),
                        keys.maybe("environment", Names::name),
                        keys.list("responsible", Scalars::text),
                        keys.maybe("takes", Quantities::takes),
                        keys.need(
                                "onFailure",
                                Consequence.STOP,
                                of -> Scalars.oneOf(of, Words.STAGE_FAILURES)),
                        keys.need("steps", List.of(), StepReader::list),
                        keys.list("watch", StageReader::phase),
                        keys.maybe("keep", Quantities::duration),
                        keys.maybe("sop", SopLines::read));
        keys.close();
        return stage;
    }

    private static Stage.WatchPhase phase(Located node) {
        var keys = Keys.of(node);
        var phase =
                new Stage.WatchPhase(
                        keys.need("for", Duration.ofDays(1), Quantities::duration),
                        keys.need("every", Duration.ofDays(1), Quantities::duration));
        keys.close();
        return phase;
    }
}

package dev.holdpoint.runbooks.reader;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.yaml.Located;
import dev.holdpoint.workflows.runbook.Share;
import dev.holdpoint.workflows.runbook.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reads what only one kind of step says. */
final class KindReader {
    private KindReader() {}

    static Step read(Keys keys, String kind, Step.Common common) {
        return switch (kind) {
            case "check" ->
                    new Step.Check(
                            common,
                            keys.list(kind, Names::name),
                            keys.maybe("over", Quantities::duration));
            case "confirm" -> PeopleSteps.confirm(keys, common);
            case "approve" -> new Step.Approve(common, keys.need(kind, "", Names::name));
            case "ask" -> PeopleSteps.ask(keys, common);
            case "wait" -> new Step.Wait(common, keys.need(kind, "", Names::name));
            case "backup" -> new Step.Backup(common, database(keys, kind));
            case "restore" -> new Step.Restore(common, database(keys, kind));
            case "migrate" -> migrate(keys, common);
            case "deploy" -> deploy(keys, common);
            case "shift" -> keys.need(kind, shift(common), node -> shift(node, common));
            case "ramp" -> new Step.Ramp(common, keys.list(kind, Quantities::leg));
            case "hold" -> hold(keys, common);
            case "flag" ->
                    new Step.Flag(
                            common, keys.or(kind, Map.of(), of -> Keys.named(of, Scalars::text)));
            case "run" -> new Step.Run(common, keys.need(kind, "", Names::name));
            case "notify" -> PeopleSteps.notice(keys, common);
            case "record" -> PeopleSteps.document(keys, common);
            default -> throw new IllegalArgumentException("no reader for steps of kind " + kind);
        };
    }

    private static String database(Keys keys, String kind) {
        return keys.need(kind, "database", node -> Scalars.only(node, "database"));
    }

    private static Step migrate(Keys keys, Step.Common common) {
        var direction =
                keys.need(
                        "migrate",
                        Step.Migrate.Direction.UP,
                        node -> Scalars.oneOf(node, Words.DIRECTIONS));
        var onFailure = keys.find("onFailure");
        boolean restores = onFailure != null && Scalars.raw(onFailure).equals(CommonReader.RESTORE);
        return new Step.Migrate(common, direction, restores);
    }

    private static Step deploy(Keys keys, Step.Common common) {
        return new Step.Deploy(
                common,
                keys.need(
                        "deploy",
                        Step.Deploy.Which.NEW,
                        node -> Scalars.oneOf(node, Words.RELEASES)),
                keys.list("parts", Names::name),
                keys.maybe("batch", Scalars::count),
                keys.or("between", List.of(), KindReader::between));
    }

    private static List<Step> between(Located node) {
        for (var item : node.items()) {
            item.entries().stream()
                    .filter(entry -> entry.key().equals("between"))
                    .forEach(entry ->
                            entry.keyNode()
                                    .refuse(
                                            ProblemKind.NESTED_BETWEEN,
                                            "no \"between\" inside another one"));
        }
        return StepReader.list(node);
    }

    private static Step shift(Step.Common common) {
        return new Step.Shift(common, Step.Shift.To.STABLE, Share.ALL);
    }

    private static Step shift(Located node, Step.Common common) {
        return switch (Scalars.raw(node)) {
            case "stable" -> shift(common);
            case "none" -> new Step.Shift(common, Step.Shift.To.NOWHERE, Share.NONE);
            default -> new Step.Shift(common, Step.Shift.To.CANDIDATE, Quantities.share(node));
        };
    }

    private static Step hold(Keys keys, Step.Common common) {
        return new Step.Hold(
                common,
                keys.need("hold", Duration.ofDays(1), Quantities::duration),
                keys.or("every", Step.Hold.EVERY, Quantities::duration),
                keys.list("checks", Names::name));
    }
}

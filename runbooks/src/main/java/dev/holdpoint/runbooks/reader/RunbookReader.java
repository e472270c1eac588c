package dev.holdpoint.runbooks.reader;

import dev.holdpoint.runbooks.yaml.Located;
import dev.holdpoint.workflows.runbook.Asking;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.OnLost;
import dev.holdpoint.workflows.runbook.Progress;
import dev.holdpoint.workflows.runbook.RollbackList;
import dev.holdpoint.workflows.runbook.Runbook;
import dev.holdpoint.workflows.runbook.Sop;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reads {@code kind: Runbook}. */
final class RunbookReader {
    private RunbookReader() {}

    static Runbook read(Keys keys, String name) {
        var runbook =
                new Runbook(
                        name,
                        keys.need("sop", new Sop("", ""), RunbookReader::sop),
                        keys.need("types", List.of(), of -> Keys.items(of, Names::name)),
                        keys.maybe("zone", WindowReader::zone),
                        keys.map("windows", WindowReader::read),
                        keys.need("stages", List.of(), of -> Keys.items(of, StageReader::read)),
                        keys.or("onFailure", Asking.DEFAULT, RunbookReader::asking),
                        keys.or("onLost", OnLost.ROLLBACK, of -> Scalars.oneOf(of, Words.ON_LOST)),
                        keys.need("rollback", noRollback(), RunbookReader::rollback),
                        keys.need("rules", List.of(), of -> Keys.items(of, RuleReader::read)),
                        keys.maybe("progress", RunbookReader::progress),
                        keys.list("mayStart", StartReader::read));
        keys.close();
        return runbook;
    }

    private static Sop sop(Located node) {
        var keys = Keys.of(node);
        var sop =
                new Sop(
                        keys.need("title", "", Scalars::text),
                        keys.need("file", "", Scalars::text));
        keys.close();
        return sop;
    }

    private static Asking asking(Located node) {
        var keys = Keys.of(node);
        var asking =
                new Asking(
                        keys.maybe("by", Names::name),
                        keys.or("answers", Asking.DEFAULT.answers(), RunbookReader::answers),
                        keys.or("within", Asking.DEFAULT.within(), Quantities::duration),
                        keys.or(
                                "otherwise",
                                Asking.DEFAULT.otherwise(),
                                of -> Scalars.oneOf(of, Words.CONSEQUENCES)));
        keys.maybe("sop", SopLines::read);
        keys.close();
        return asking;
    }

    private static Map<String, Consequence> answers(Located node) {
        return Keys.named(node, of -> Scalars.oneOf(of, Words.ANSWERS));
    }

    private static RollbackList noRollback() {
        return new RollbackList(Duration.ofDays(1), List.of(), List.of(), null);
    }

    private static RollbackList rollback(Located node) {
        var keys = Keys.of(node);
        var rollback =
                new RollbackList(
                        keys.need("within", Duration.ofDays(1), Quantities::duration),
                        keys.list("responsible", Scalars::text),
                        keys.need("steps", List.of(), StepReader::list),
                        keys.maybe("sop", SopLines::read));
        keys.close();
        return rollback;
    }

    private static Progress progress(Located node) {
        var keys = Keys.of(node);
        var progress =
                new Progress(
                        keys.need("every", Duration.ofDays(1), Quantities::duration),
                        keys.need("to", "", Names::name));
        keys.maybe("sop", SopLines::read);
        keys.close();
        return progress;
    }
}

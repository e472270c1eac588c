package dev.holdpoint.runbooks.reader;

import dev.holdpoint.runbooks.yaml.Located;
import dev.holdpoint.workflows.runbook.Start;
import java.util.List;

/** Reads a row of who may start what. */
final class StartReader {
    private StartReader() {}

    static Start read(Located node) {
        var keys = Keys.of(node);
        var start =
                new Start(
                        keys.maybe("type", Names::name),
                        keys.maybe("environment", Names::name),
                        keys.maybe("emergency", Scalars::bool),
                        keys.need("by", List.of(), of -> Keys.items(of, Names::name)));
        keys.close();
        return start;
    }
}

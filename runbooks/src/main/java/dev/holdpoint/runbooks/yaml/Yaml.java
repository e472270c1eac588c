package dev.holdpoint.runbooks.yaml;

import dev.holdpoint.runbooks.problem.Findings;
import dev.holdpoint.runbooks.problem.Position;
import dev.holdpoint.runbooks.problem.ProblemKind;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads one YAML 1.2 document and refuses what no document may contain. */
public final class Yaml {
    private Yaml() {}

    /** The document's root; empty when the text is not one YAML document, which is then told. */
    public static Optional<Located> read(String file, String text, Findings findings) {
        var settings = LoadSettings.builder().setLabel(file).setSchema(new CoreSchema()).build();
        try {
            var root =
                    new Compose(settings)
                            .composeString(text)
                            .map(node -> new Located(node, file, "", findings));
            if (root.isEmpty()) {
                refuse(findings, Position.start(file), "expected a document, it is empty");
            }
            return root.filter(Screening::passes);
        } catch (MarkedYamlEngineException wrong) {
            refuse(findings, position(file, wrong), "not YAML: " + wrong.getProblem());
        } catch (YamlEngineException wrong) {
            refuse(findings, Position.start(file), "not YAML: " + wrong.getMessage());
        }
        return Optional.empty();
    }

    private static void refuse(Findings findings, Position at, String message) {
        findings.add(ProblemKind.SYNTAX, at, "", null, message);
    }

    private static Position position(String file, MarkedYamlEngineException wrong) {
        return wrong.getProblemMark()
                .map(mark -> new Position(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(Position.start(file));
    }
}

package dev.holdpoint.runbooks.yaml;

import dev.holdpoint.runbooks.problem.Findings;
import dev.holdpoint.runbooks.problem.Position;
import dev.holdpoint.runbooks.problem.ProblemKind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one YAML 1.2 document and refuses what no document may contain. */
public final class Yaml {
    private Yaml() {}

    /** The parser's "but found another document" says only half of it. */
    private static String words(MarkedYamlEngineException wrong) {
        var problem = wrong.getProblem();
        return problem.startsWith("but ") && wrong.getContext() != null
                ? "%s, %s".formatted(wrong.getContext(), problem)
                : "not YAML: " + problem;
    }

    /** The document's root; empty when the bytes are not one document, which is then told. */
    public static Optional<Located> read(String file, byte[] bytes, Findings findings) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return read(file, text.toString(), findings);
        } catch (CharacterCodingException _) {
            refuse(findings, Position.start(file), "expected text in UTF-8");
            return Optional.empty();
        }
    }

    /** The document's root; empty when the text is not one YAML document, which is then told. */
    public static Optional<Located> read(String file, String text, Findings findings) {
        var settings = LoadSettings.builder().setLabel(file).setSchema(Yaml12.CORE).build();
        try {
            var deep = Depth.exceeded(settings, text);
            if (deep.isPresent()) {
                refuse(findings, position(file, deep), "nested too deep");
                return Optional.empty();
            }
            return compose(file, new Compose(settings).composeString(text), findings);
        } catch (MarkedYamlEngineException wrong) {
            var at = position(file, wrong.getProblemMark());
            refuse(findings, at, words(wrong));
        } catch (YamlEngineException wrong) {
            refuse(findings, Position.start(file), "not YAML: " + wrong.getMessage());
        }
        return Optional.empty();
    }

    private static Optional<Located> compose(String file, Optional<Node> root, Findings findings) {
        if (root.isEmpty()) {
            refuse(findings, Position.start(file), "expected a document, it is empty");
        }
        return root.map(node -> new Located(node, file, "", findings)).filter(Screening::passes);
    }

    private static void refuse(Findings findings, Position at, String message) {
        findings.add(ProblemKind.SYNTAX, at, "", null, message);
    }

    private static Position position(String file, Optional<Mark> mark) {
        return mark.map(at -> new Position(file, at.getLine() + 1, at.getColumn() + 1))
                .orElse(Position.start(file));
    }
}

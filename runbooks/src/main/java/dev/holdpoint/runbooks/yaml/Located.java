package dev.holdpoint.runbooks.yaml;

import dev.holdpoint.runbooks.problem.Findings;
import dev.holdpoint.runbooks.problem.Position;
import dev.holdpoint.runbooks.problem.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A node of a document, the path that leads to it, and where to tell what is wrong with it.
 *
 * @param path {@code stages[1].steps[0].hold}; empty for the document itself
 */
public record Located(Node node, String file, String path, Findings findings) {

    /** A key of a map and what stands under it. */
    public record Entry(String key, Located keyNode, Located value) {}

    /** Where the node begins. */
    public Position position() {
        return node.getStartMark()
                .map(mark -> new Position(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(Position.start(file));
    }

    /** The characters of a scalar, whatever type YAML gives them. */
    public Optional<String> scalar() {
        return node instanceof ScalarNode scalar
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    /** Whether YAML itself reads the node as text, not as a number, a boolean or nothing. */
    public boolean isText() {
        return node instanceof ScalarNode && node.getTag().equals(Tag.STR);
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Whether the scalar means one thing to YAML 1.1 and another to YAML 1.2. */
    public boolean isAmbiguous() {
        return node instanceof ScalarNode scalar
                && scalar.isPlain()
                && Ambiguity.of(scalar.getValue()).isPresent();
    }

    /** The node as a problem quotes it. */
    public String found() {
        return switch (node) {
            case ScalarNode scalar -> scalar.getValue();
            case MappingNode _ -> "{…}";
            default -> "[…]";
        };
    }

    /** Tells that this node is not what was expected. */
    public void refuse(ProblemKind kind, String message) {
        findings.add(kind, position(), path, found(), message);
    }

    /** Tells that something is wrong here that no value shows. */
    public void complain(ProblemKind kind, String message) {
        findings.add(kind, position(), path, null, message);
    }

    /** Tells that a key of this map is not there. */
    public void miss(String key, ProblemKind kind, String message) {
        findings.add(kind, position(), child(key), null, message);
    }

    /** The items of a list; none when this is no list. */
    public List<Located> items() {
        var items = new ArrayList<Located>();
        if (node instanceof SequenceNode list) {
            for (Node item : list.getValue()) {
                items.add(new Located(item, file, path + "[" + items.size() + "]", findings));
            }
        }
        return items;
    }

    /** The entries of a map in their order, duplicates included; none when this is no map. */
    public List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        if (node instanceof MappingNode map) {
            for (var tuple : map.getValue()) {
                var key = new Located(tuple.getKeyNode(), file, path, findings).found();
                entries.add(
                        new Entry(
                                key,
                                new Located(tuple.getKeyNode(), file, child(key), findings),
                                new Located(tuple.getValueNode(), file, child(key), findings)));
            }
        }
        return entries;
    }

    private String child(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}

package dev.holdpoint.runbooks.reader;

import com.networknt.schema.path.NodePath;
import dev.holdpoint.runbooks.yaml.Located;

/** Finds the node of a document that a schema's error speaks of. */
final class SettingsPath {
    private SettingsPath() {}

    static Located follow(Located from, NodePath path) {
        var node = from;
        for (int index = 0; index < path.getNameCount(); index++) {
            node = step(node, String.valueOf(path.getElement(index)));
        }
        return node;
    }

    private static Located step(Located node, String name) {
        if (node.isList()) {
            return node.items().get(Integer.parseInt(name));
        }
        return node.entries().stream()
                .filter(entry -> entry.key().equals(name))
                .map(Located.Entry::value)
                .findFirst()
                .orElse(node);
    }
}

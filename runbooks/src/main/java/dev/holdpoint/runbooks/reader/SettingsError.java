package dev.holdpoint.runbooks.reader;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.Set;

/** What a schema has against some settings, and the schema itself to look up what it expected. */
record SettingsError(Error error, JsonNode root) {
    private static final Set<String> CHOICES = Set.of("oneOf", "anyOf");

    String keyword() {
        return error.getKeyword();
    }

    NodePath where() {
        return error.getInstanceLocation();
    }

    String property() {
        return error.getProperty();
    }

    String message() {
        return error.getMessage();
    }

    boolean isChoice() {
        return CHOICES.contains(keyword());
    }

    /** Whether this is why one of several forms does not fit. */
    boolean insideChoice() {
        var path = error.getEvaluationPath().toString();
        return CHOICES.stream().anyMatch(choice -> path.contains("/" + choice + "/"));
    }

    /** The schema object that the failed keyword stands in. */
    JsonNode schema() {
        return at(error.getSchemaLocation().getFragment(), 1);
    }

    /** What the failed keyword says. */
    JsonNode keywordValue() {
        return at(error.getSchemaLocation().getFragment(), 0);
    }

    private JsonNode at(NodePath path, int above) {
        var node = root;
        for (int index = 0; index < path.getNameCount() - above; index++) {
            var name = String.valueOf(path.getElement(index));
            node = node.isArray() ? node.path(Integer.parseInt(name)) : node.path(name);
        }
        return node;
    }
}

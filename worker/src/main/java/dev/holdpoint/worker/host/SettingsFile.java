package dev.holdpoint.worker.host;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.runbooks.problem.Findings;
import dev.holdpoint.runbooks.problem.Problem;
import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.yaml.Json;
import dev.holdpoint.runbooks.yaml.Located;
import dev.holdpoint.runbooks.yaml.Nearest;
import dev.holdpoint.runbooks.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A configuration file: read by the rules of the documents, since a typing mistake is one here. */
final class SettingsFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** First words that are Micronaut's own; what stands under them is for it to judge. */
    private static final Set<String> OF_THE_FRAMEWORK =
            Set.of("micronaut", "endpoints", "logger", "netty");

    private final Map<String, Object> values = new HashMap<>();
    private final Findings findings = new Findings();

    private SettingsFile() {}

    /** What a file says, and everything that is wrong with it. */
    static SettingsFile read(Path file) {
        var settings = new SettingsFile();
        try {
            Yaml.read(file.toString(), Files.readAllBytes(file), settings.findings)
                    .ifPresent(root -> settings.take("", root));
        } catch (IOException unreadable) {
            throw new WrongSettings(
                    List.of("The configuration %s cannot be read.".formatted(file)), unreadable);
        }
        return settings;
    }

    /** Key → value, as Micronaut has them. */
    Map<String, Object> values() {
        return Map.copyOf(values);
    }

    /** Everything that is wrong, with its place in the file. */
    List<String> problems() {
        return findings.inReadingOrder().stream().map(Problem::text).toList();
    }

    private void take(String key, Located node) {
        if (OF_THE_FRAMEWORK.contains(key.split("\\.", 2)[0])) {
            flatten(key, node);
            return;
        }
        var form = Keys.form(key);
        if (form.isPresent()) {
            value(key, node, form.get());
        } else if (!Keys.under(key + "[n]").isEmpty()) {
            items(key, node);
        } else {
            entries(key, node);
        }
    }

    private void items(String key, Located node) {
        if (!node.isList()) {
            node.refuse(ProblemKind.SHAPE, "expected a list");
            return;
        }
        node.items().forEach(item -> entries(item.path(), item));
        values.put(key, JSON.convertValue(Json.of(node), List.class));
    }

    private void entries(String key, Located node) {
        if (!node.isMap()) {
            node.refuse(
                    ProblemKind.SHAPE, "expected the keys " + String.join(", ", Keys.under(key)));
            return;
        }
        for (var entry : node.entries()) {
            var child = key.isEmpty() ? entry.key() : key + "." + entry.key();
            if (known(key, entry.key())) {
                take(child, entry.value());
            } else {
                refuse(key, entry);
            }
        }
    }

    private static boolean known(String key, String word) {
        return Keys.under(key).contains(word) || (key.isEmpty() && OF_THE_FRAMEWORK.contains(word));
    }

    private static void refuse(String key, Located.Entry entry) {
        var known = Keys.under(key);
        entry.keyNode()
                .refuse(
                        ProblemKind.UNKNOWN_KEY,
                        Nearest.to(entry.key(), known)
                                .map(near -> "expected the key \"" + near + "\"")
                                .orElseGet(() ->
                                        "expected one of the keys " + String.join(", ", known)));
    }

    private void value(String key, Located node, Form form) {
        var text = node.scalar().orElse(null);
        if (text == null || !form.allows(text)) {
            node.refuse(ProblemKind.TEXT, "expected " + form.words());
        } else if (!key.contains("[")) {
            values.put(key, text);
        }
    }

    private void flatten(String key, Located node) {
        if (node.isMap()) {
            node.entries().forEach(entry -> flatten(key + "." + entry.key(), entry.value()));
        } else {
            values.put(key, JSON.convertValue(Json.of(node), Object.class));
        }
    }
}

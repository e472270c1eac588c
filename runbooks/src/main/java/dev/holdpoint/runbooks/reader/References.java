package dev.holdpoint.runbooks.reader;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.yaml.Located;
import dev.holdpoint.runbooks.yaml.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Holds every {@code ${…}} of a document against the closed list. */
final class References {
    private static final List<String> KNOWN =
            List.of(
                    "version",
                    "commit",
                    "artifact",
                    "workspace",
                    "url",
                    "port",
                    "slot",
                    "host",
                    "share",
                    "flag",
                    "value",
                    "since",
                    "stable.version",
                    "stable.artifact",
                    "stable.schema",
                    "deployed.id",
                    "deployed.artifact",
                    "backup.evidence");

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)(}?)");
    private static final Pattern SECRET = Pattern.compile("env:[A-Za-z_][A-Za-z0-9_]*|file:.+");
    private static final Pattern ADDRESS =
            Pattern.compile("environments\\.[^.]+\\.(url|slots\\.[^.]+\\.(url|hosts\\[\\d+]))");

    private final List<String> known = new ArrayList<>(KNOWN);

    private References(Set<String> environments) {
        for (String environment : environments) {
            known.add("deployed." + environment + ".id");
            known.add("deployed." + environment + ".artifact");
        }
    }

    /** Refuses unknown references in a service, and secrets outside of adapter settings. */
    static void checkService(Located document, Set<String> environments) {
        new References(environments).walk(document);
    }

    /** Refuses references in a document that has no adapter settings. */
    static void refuseAll(Located node) {
        if (node.scalar().filter(text -> text.contains("${")).isPresent()) {
            node.refuse(
                    ProblemKind.REFERENCE_IN_RUNBOOK,
                    "expected no reference, they stand in the adapter settings of a service");
        }
        node.entries().forEach(entry -> refuseAll(entry.value()));
        node.items().forEach(References::refuseAll);
    }

    private void walk(Located node) {
        node.scalar().ifPresent(text -> check(node, text));
        node.entries().forEach(entry -> walk(entry.value()));
        node.items().forEach(this::walk);
    }

    private void check(Located node, String text) {
        var references = REFERENCE.matcher(text);
        while (references.find()) {
            var name = references.group(1);
            if (references.group(2).isEmpty()) {
                node.refuse(ProblemKind.REFERENCE_UNKNOWN, "expected a \"}\" after \"${\"");
            } else if (SECRET.matcher(name).matches()) {
                refuseOutsideSettings(node);
            } else if (!known.contains(name)) {
                node.refuse(ProblemKind.REFERENCE_UNKNOWN, expected(name));
            }
        }
    }

    private static void refuseOutsideSettings(Located node) {
        if (ADDRESS.matcher(node.path()).matches()) {
            node.refuse(
                    ProblemKind.REFERENCE_PLACE, "env: and file: stand in adapter settings only");
        }
    }

    private String expected(String name) {
        return Nearest.to(name, known)
                .map(near -> "\"" + name + "\" is no reference, expected \"" + near + "\"")
                .orElse(
                        "\""
                                + name
                                + "\" is no reference, expected one of "
                                + String.join(", ", known)
                                + ", env:NAME, file:path");
    }
}

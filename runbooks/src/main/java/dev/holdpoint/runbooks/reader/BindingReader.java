package dev.holdpoint.runbooks.reader;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.yaml.Json;
import dev.holdpoint.runbooks.yaml.Located;
import dev.holdpoint.runbooks.yaml.Nearest;
import dev.holdpoint.workflows.port.AdapterCatalog;
import dev.holdpoint.workflows.port.Need;
import dev.holdpoint.workflows.runbook.Binding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads which adapter meets a need, with its settings: {@code {haproxy: {…}}}. */
final class BindingReader {
    /** Stands where no adapter could be read. */
    static final Binding NONE = new Binding("", JsonNodeFactory.instance.objectNode());

    private final AdapterCatalog catalog;
    private final SettingsCheck settings = new SettingsCheck();

    BindingReader(AdapterCatalog catalog) {
        this.catalog = catalog;
    }

    /** An adapter, or {@code {notApplicable: "why"}}. */
    Binding readOrNot(Located node, Need need) {
        for (var entry : node.entries()) {
            if (entry.key().equals(Binding.NOT_APPLICABLE)) {
                var why = Scalars.text(entry.value());
                refuseOthers(node, List.of(Binding.NOT_APPLICABLE));
                return new Binding(Binding.NOT_APPLICABLE, JsonNodeFactory.instance.textNode(why));
            }
        }
        return read(node, need);
    }

    /** An adapter; the keys named besides belong to others. */
    Binding read(Located node, Need need, String... besides) {
        if (!node.isMap()) {
            node.refuse(ProblemKind.SHAPE, "expected an adapter with its settings" + known(need));
            return NONE;
        }
        var candidates = new ArrayList<>(node.entries());
        candidates.removeIf(entry -> List.of(besides).contains(entry.key()));
        if (candidates.isEmpty()) {
            node.complain(
                    ProblemKind.ADAPTER_MISSING, "missing; expected an adapter" + known(need));
            return NONE;
        }
        var chosen = choose(candidates, need);
        return read(chosen, need);
    }

    private Located.Entry choose(List<Located.Entry> candidates, Need need) {
        var first =
                candidates.stream()
                        .filter(entry -> catalog.find(need, entry.key()).isPresent())
                        .findFirst()
                        .orElse(candidates.getFirst());
        for (var entry : candidates) {
            if (!entry.key().equals(first.key())) {
                entry.keyNode()
                        .refuse(
                                ProblemKind.ADAPTER_TWO,
                                "expected one adapter, there is " + first.key() + " already");
            }
        }
        return first;
    }

    private static void refuseOthers(Located node, List<String> allowed) {
        for (var entry : node.entries()) {
            if (!allowed.contains(entry.key())) {
                entry.keyNode()
                        .refuse(
                                ProblemKind.ADAPTER_TWO,
                                "expected nothing else beside " + allowed.getFirst());
            }
        }
    }

    private Binding read(Located.Entry entry, Need need) {
        var description = catalog.find(need, entry.key());
        if (description.isEmpty()) {
            var near = Nearest.to(entry.key(), catalog.names(need));
            entry.keyNode()
                    .refuse(
                            ProblemKind.ADAPTER_UNKNOWN,
                            near.map(name -> "expected the adapter \"" + name + "\"")
                                    .orElseGet(() -> "expected an adapter" + known(need)));
        } else {
            settings.check(entry.value(), description.get());
        }
        return new Binding(entry.key(), Json.of(entry.value()));
    }

    private String known(Need need) {
        return " for "
                + need.name().toLowerCase(Locale.ROOT)
                + ", one of "
                + String.join(", ", catalog.names(need));
    }
}

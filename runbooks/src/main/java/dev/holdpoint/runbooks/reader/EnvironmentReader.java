package dev.holdpoint.runbooks.reader;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.yaml.Located;
import dev.holdpoint.workflows.port.Need;
import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.runbook.Service;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an environment of a service. */
final class EnvironmentReader {
    /** Words of {@code at} and {@code shift} that no slot may have for a name. */
    private static final Set<String> RESERVED =
            Set.of("candidate", "stable", "servers", "rest", "none");

    private final BindingReader bindings;

    EnvironmentReader(BindingReader bindings) {
        this.bindings = bindings;
    }

    Service.Environment read(Located node) {
        var keys = Keys.of(node);
        var environment =
                new Service.Environment(
                        keys.or("protected", false, Scalars::bool),
                        keys.maybe("identity", of -> Scalars.oneOf(of, Words.IDENTITIES)),
                        keys.maybe("worker", Names::name),
                        keys.maybe("url", Scalars::text),
                        keys.or("slots", Map.of(), EnvironmentReader::slots),
                        keys.map("parts", this::part),
                        binding(keys, "deploy", Need.DEPLOY),
                        binding(keys, "traffic", Need.TRAFFIC),
                        binding(keys, "database", Need.DATABASE),
                        binding(keys, "flags", Need.FLAGS));
        if (node.isMap() && !keys.has("url") && !keys.has("slots")) {
            node.complain(ProblemKind.ADDRESS_MISSING, "missing; expected url or slots");
        }
        keys.close();
        return environment;
    }

    private @Nullable Binding binding(Keys keys, String key, Need need) {
        return keys.maybe(key, node -> bindings.read(node, need));
    }

    private Service.Part part(Located node) {
        var keys = Keys.of(node);
        var part =
                new Service.Part(
                        keys.need(
                                "deploy",
                                BindingReader.NONE,
                                of -> bindings.read(of, Need.DEPLOY)));
        keys.close();
        return part;
    }

    private static Map<String, Service.Slot> slots(Located node) {
        return Keys.entries(node, EnvironmentReader::slotName, EnvironmentReader::slot);
    }

    private static Located.Entry slotName(Located.Entry entry) {
        if (RESERVED.contains(entry.key())) {
            entry.keyNode()
                    .refuse(
                            ProblemKind.RESERVED_NAME,
                            "expected another name for the slot, this word is reserved");
        }
        return Names.check(entry);
    }

    private static Service.Slot slot(Located node) {
        var keys = Keys.of(node);
        var slot =
                new Service.Slot(
                        keys.need("url", "", Scalars::text), keys.list("hosts", Scalars::text));
        keys.close();
        return slot;
    }
}

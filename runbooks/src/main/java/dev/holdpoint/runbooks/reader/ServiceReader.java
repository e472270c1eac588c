package dev.holdpoint.runbooks.reader;

import dev.holdpoint.runbooks.yaml.Located;
import dev.holdpoint.workflows.port.Need;
import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.runbook.Service;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code kind: Service}. */
final class ServiceReader {
    private final BindingReader bindings;

    ServiceReader(BindingReader bindings) {
        this.bindings = bindings;
    }

    Service read(Keys keys, String name) {
        var people = keys.find("people");
        var environments = new EnvironmentReader(bindings);
        var service =
                new Service(
                        name,
                        keys.need("runbook", "", Names::name),
                        keys.need(
                                "source", BindingReader.NONE, of -> bindings.read(of, Need.SOURCE)),
                        document(people),
                        roles(people),
                        keys.map("metrics", of -> bindings.readOrNot(of, Need.METRIC)),
                        keys.map("checks", of -> bindings.readOrNot(of, Need.CHECK)),
                        keys.map("commands", this::command),
                        keys.map("notices", of -> bindings.read(of, Need.NOTICE)),
                        keys.need(
                                "environments",
                                Map.of(),
                                of -> Keys.named(of, environments::read)));
        keys.close();
        return service;
    }

    private static @Nullable String document(@Nullable Located people) {
        return people == null || people.isMap() ? null : Names.name(people);
    }

    private static Map<String, List<String>> roles(@Nullable Located people) {
        return people == null || !people.isMap()
                ? Map.of()
                : Keys.named(people, of -> Keys.items(of, Names::name));
    }

    private Service.Command command(Located node) {
        var keys = Keys.of(node);
        var undo = keys.maybe("undo", UndoReader::read);
        Binding binding = bindings.read(node, Need.COMMAND, "undo");
        return new Service.Command(binding, undo);
    }
}

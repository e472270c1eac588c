package dev.holdpoint.runbooks.reader;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.yaml.Located;
import dev.holdpoint.workflows.runbook.People;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code kind: People}. */
final class PeopleReader {
    private PeopleReader() {}

    static People read(Keys keys, String name) {
        var people = keys.map("people", new PersonReader()::read);
        var roles =
                keys.need(
                        "roles",
                        Map.<String, List<String>>of(),
                        node -> Keys.named(node, of -> holders(of, people.keySet())));
        keys.close();
        return new People(name, people, roles);
    }

    private static List<String> holders(Located node, Set<String> people) {
        return Keys.items(node, of -> holder(of, people));
    }

    private static String holder(Located node, Set<String> people) {
        var name = Names.name(node);
        if (!name.isEmpty() && !people.contains(name)) {
            node.refuse(
                    ProblemKind.PERSON_UNKNOWN,
                    "expected one of the people " + String.join(", ", people));
        }
        return name;
    }
}

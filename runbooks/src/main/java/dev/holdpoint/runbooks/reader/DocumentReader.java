package dev.holdpoint.runbooks.reader;

import dev.holdpoint.runbooks.problem.Findings;
import dev.holdpoint.runbooks.problem.Position;
import dev.holdpoint.runbooks.problem.Problem;
import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.yaml.Located;
import dev.holdpoint.runbooks.yaml.Yaml;
import dev.holdpoint.workflows.port.AdapterCatalog;
import dev.holdpoint.workflows.runbook.Freeze;
import dev.holdpoint.workflows.runbook.People;
import dev.holdpoint.workflows.runbook.Runbook;
import dev.holdpoint.workflows.runbook.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one document of any kind. */
public final class DocumentReader {
    /** The version of the language that this reader knows. */
    public static final String API_VERSION = "holdpoint.dev/v1alpha1";

    private static final String KINDS = "expected one of Runbook, Service, People, Freeze";

    private final AdapterCatalog catalog;

    public DocumentReader(AdapterCatalog catalog) {
        this.catalog = catalog;
    }

    /** What came of reading a file. */
    public sealed interface Outcome {
        record ReadRunbook(String name, Document<Runbook> document) implements Outcome {}

        record ReadService(String name, Document<Service> document) implements Outcome {}

        record ReadPeople(String name, Document<People> document) implements Outcome {}

        record ReadFreeze(String name, Document<Freeze> document) implements Outcome {}

        /** Nothing that can be taken for a document. */
        record Unread(List<Problem> problems) implements Outcome {}
    }

    /** Reads the bytes of a file. */
    public Outcome read(String file, byte[] bytes) {
        var findings = new Findings();
        return Yaml.read(file, bytes, findings)
                .map(root -> read(root, Digest.sha256(bytes)))
                .orElseGet(() -> new Outcome.Unread(findings.inReadingOrder()));
    }

    private Outcome read(Located root, String digest) {
        var keys = Keys.of(root);
        keys.need("apiVersion", "", DocumentReader::version);
        var kind = keys.find("kind");
        var name = keys.need("name", "", Names::name);
        return switch (kind == null ? "" : Scalars.raw(kind)) {
            case "Runbook" ->
                    new Outcome.ReadRunbook(name, document(root, runbook(keys, name), digest));
            case "Service" ->
                    new Outcome.ReadService(name, document(root, service(keys, name), digest));
            case "People" ->
                    new Outcome.ReadPeople(
                            name, document(root, PeopleReader.read(keys, name), digest));
            case "Freeze" ->
                    new Outcome.ReadFreeze(
                            name, document(root, FreezeReader.read(keys, name), digest));
            default -> {
                refuseKind(keys);
                yield new Outcome.Unread(root.findings().inReadingOrder());
            }
        };
    }

    private static String version(Located node) {
        if (!Scalars.raw(node).equals(API_VERSION)) {
            node.refuse(ProblemKind.API_VERSION, "expected " + API_VERSION);
        }
        return API_VERSION;
    }

    private static void refuseKind(Keys keys) {
        var kind = keys.find("kind");
        if (kind != null) {
            kind.refuse(ProblemKind.DOCUMENT_KIND, KINDS);
        } else if (keys.node().isMap()) {
            keys.node().miss("kind", ProblemKind.DOCUMENT_KIND, "missing; " + KINDS);
        }
    }

    private static Runbook runbook(Keys keys, String name) {
        References.refuseAll(keys.node());
        return RunbookReader.read(keys, name);
    }

    private Service service(Keys keys, String name) {
        var service = new ServiceReader(new BindingReader(catalog)).read(keys, name);
        References.checkService(keys.node(), service.environments().keySet());
        return service;
    }

    private static <T> Document<T> document(Located root, T value, String digest) {
        var positions = new HashMap<String, Position>();
        note(root, positions);
        var problems = root.findings().inReadingOrder();
        return new Document<>(root.file(), value, digest, positions, problems);
    }

    private static void note(Located node, Map<String, Position> positions) {
        positions.put(node.path(), node.position());
        node.entries().forEach(entry -> note(entry.value(), positions));
        node.items().forEach(item -> note(item, positions));
    }
}

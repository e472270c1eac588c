package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.runbooks.reader.Document;
import dev.holdpoint.runbooks.reader.DocumentReader;
import dev.holdpoint.runbooks.reader.DocumentReader.Outcome;
import dev.holdpoint.workflows.port.AdapterCatalog;
import dev.holdpoint.workflows.runbook.Runbook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The runbooks that come with Holdpoint, for teams that have none of the same name. */
public final class Shipped {
    /** Their names. */
    public static final List<String> NAMES = List.of("blue-green", "in-place");

    private static final String FOLDER = "/holdpoint/runbooks/";

    private Shipped() {}

    /** The runbook of this name, if it is one of ours. */
    public static Optional<Document<Runbook>> runbook(String name, AdapterCatalog adapters) {
        if (!NAMES.contains(name)) {
            return Optional.empty();
        }
        var file = name + ".yaml";
        return switch (new DocumentReader(adapters).read("shipped " + file, bytes(file))) {
            case Outcome.ReadRunbook(_, var document) -> Optional.of(document);
            case Outcome.ReadService _,
                    Outcome.ReadPeople _,
                    Outcome.ReadFreeze _,
                    Outcome.Unread _ ->
                    throw new IllegalStateException(file + " as shipped is not a runbook");
        };
    }

    private static byte[] bytes(String file) {
        try (var in = Shipped.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException(FOLDER + file + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FOLDER + file + " cannot be read", unreadable);
        }
    }
}

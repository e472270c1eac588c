package dev.holdpoint.runbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.workflows.port.AdapterCatalog;
import dev.holdpoint.workflows.port.Need;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The adapters that the jars on the class path publish. */
public final class ClassPathAdapters implements AdapterCatalog {
    /** Where a jar with adapters lists them. */
    public static final String LIST = "META-INF/holdpoint/adapters.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Description> adapters;

    private ClassPathAdapters(List<Description> adapters) {
        this.adapters = List.copyOf(adapters);
    }

    /** Every adapter that a class loader sees. */
    public static ClassPathAdapters of(ClassLoader loader) {
        return of(loader, LIST);
    }

    /** Every adapter listed in the resources of this name. */
    static ClassPathAdapters of(ClassLoader loader, String list) {
        var adapters = new ArrayList<Description>();
        try {
            for (URL url : Collections.list(loader.getResources(list))) {
                for (JsonNode entry : read(url)) {
                    adapters.add(describe(loader, url, entry));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("the adapters in " + list + " cannot be read", broken);
        }
        return new ClassPathAdapters(adapters);
    }

    private static Description describe(ClassLoader loader, URL list, JsonNode entry)
            throws IOException {
        var schema = entry.required("schema").asText();
        var resource = loader.getResource(schema);
        if (resource == null) {
            throw new IllegalStateException(list + " names the schema " + schema + ", not found");
        }
        return new Description(
                Need.valueOf(entry.required("need").asText()),
                entry.required("name").asText(),
                entry.required("runnable").asBoolean(),
                read(resource),
                entry.path("late").textValue());
    }

    private static JsonNode read(URL resource) throws IOException {
        try (var bytes = resource.openStream()) {
            return JSON.readTree(bytes);
        }
    }

    @Override
    public Optional<Description> find(Need need, String name) {
        return adapters.stream()
                .filter(adapter -> adapter.need() == need && adapter.name().equals(name))
                .findFirst();
    }

    @Override
    public List<String> names(Need need) {
        return adapters.stream()
                .filter(adapter -> adapter.need() == need)
                .map(Description::name)
                .distinct()
                .sorted()
                .toList();
    }
}

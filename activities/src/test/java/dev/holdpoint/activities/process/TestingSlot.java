package dev.holdpoint.activities.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A slot on a free port of this machine (0: without address), and calls of the adapter for it. */
record TestingSlot(Path folder, @Nullable String slot, int port) {
    static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    static TestingSlot at(Path folder, @Nullable String slot) {
        try (var free = new ServerSocket(0)) {
            return new TestingSlot(folder, slot, free.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A call for this version, whose artifact is {@code sha256:<version>}. */
    AdapterCall call(String key, String version) {
        return call(key, version, Map.of());
    }

    AdapterCall call(String key, String version, Map<String, Object> settings) {
        var all = new HashMap<String, Object>();
        all.put("run", List.of(JAVA, "-cp", CLASS_PATH, HelloServer.class.getName(), "${version}"));
        all.put("folder", folder.toString());
        all.put("environment", Map.of("TOKEN", "${env:PATH}", "SLOT", "${slot}"));
        all.put("ready", Map.of("path", "/health", "within", "20s"));
        all.put("drain", "5s");
        all.putAll(settings);
        var binding = new Binding("process", new ObjectMapper().valueToTree(all));
        var target =
                new Target(
                        "shop",
                        "production",
                        binding,
                        slot,
                        slot == null || port == 0 ? Map.of() : Map.of(slot, url()),
                        references(version));
        return new AdapterCall(target, key, _ -> {});
    }

    String get(String path) {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url() + path)).build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return "no answer: " + e;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Map<String, String> references(String version) {
        var all = new HashMap<String, String>();
        all.put("version", version);
        all.put("artifact", "sha256:" + version);
        all.put("slot", slot == null ? "service" : slot);
        all.put("url", url());
        all.put("stable.version", "1.0.0");
        all.put("stable.artifact", "sha256:1.0.0");
        return all;
    }

    private String url() {
        return "http://127.0.0.1:" + port;
    }
}

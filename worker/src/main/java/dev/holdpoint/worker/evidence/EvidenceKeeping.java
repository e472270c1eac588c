package dev.holdpoint.worker.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.activities.Adapters;
import dev.holdpoint.activities.DeployDispatch;
import dev.holdpoint.activities.Heartbeat;
import dev.holdpoint.workflows.port.EvidenceActivities;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.wire.Payloads;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/** Evidence in files: of the release by its adapter, of the run by its status. */
public final class EvidenceKeeping implements EvidenceActivities {
    private final Function<String, JsonNode> status;
    private final DeployDispatch releases;
    private final EvidenceFolder folder;

    /**
     * @param status of a run, by its workflow id; with the verdicts: what was measured when, how
     *     often, against which limit
     */
    public EvidenceKeeping(
            Function<String, JsonNode> status, Adapters adapters, EvidenceFolder folder) {
        this.status = status;
        this.releases = new DeployDispatch(adapters);
        this.folder = folder;
    }

    /** In activities, with what a server knows of runs. */
    public static EvidenceKeeping of(
            WorkflowClient client, Adapters adapters, EvidenceFolder folder) {
        return new EvidenceKeeping(run -> asked(client, run), adapters, folder);
    }

    private static JsonNode asked(WorkflowClient client, String run) {
        try (var _ = Heartbeat.start("asking " + run)) {
            return client.newUntypedWorkflowStub(run).query("status", JsonNode.class);
        }
    }

    @Override
    public Kept keep(String key, Call call) {
        var target = call.release();
        var place = "%s@%s".formatted(target.service(), target.environment());
        var version = target.references().getOrDefault("version", "unknown");
        var files = new Saving(folder.of(place, call.run(), version));
        files.save("about.json", () -> json(about(call, version)));
        files.save("release.json", () -> json(releases.currentRelease(target)));
        files.save("log.txt", () -> lines(releases.releaseLogs(target)));
        files.save("configuration.txt", () -> lines(releases.configuration(target)));
        files.save("run.json", () -> json(status.apply(call.run())));
        folder.makeRoom(files.folder);
        return new Kept(files.folder.toString(), files.saved, files.missing);
    }

    private static Map<String, String> about(Call call, String version) {
        Target target = call.release();
        var about = new LinkedHashMap<String, String>();
        about.put("service", target.service());
        about.put("environment", Objects.requireNonNullElse(target.environment(), "none"));
        about.put("slot", Objects.requireNonNullElse(target.slot(), "none"));
        about.put("version", version);
        about.put("artifact", target.references().getOrDefault("artifact", "unknown"));
        about.put("stable", target.references().getOrDefault("stable.version", "none"));
        about.put("run", call.run());
        about.put("why", call.why());
        about.put("at", call.at().toString());
        return about;
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private static String json(Object value) {
        try {
            return Payloads.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(value)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + value, e);
        }
    }

    /** What could not be had is told, and keeps nothing else from being saved. */
    private static final class Saving {
        private final Path folder;
        private final List<String> saved = new ArrayList<>();
        private final List<String> missing = new ArrayList<>();

        Saving(Path folder) {
            this.folder = folder;
        }

        void save(String name, Supplier<String> text) {
            try {
                Files.writeString(folder.resolve(name), text.get());
                saved.add(name);
            } catch (ApplicationFailure e) {
                missing.add("%s could not be had: %s".formatted(name, e.getOriginalMessage()));
            } catch (WorkflowException
                    | StatusRuntimeException
                    | IOException
                    | UncheckedIOException e) {
                missing.add("%s could not be had: %s".formatted(name, e.getMessage()));
            }
        }
    }
}

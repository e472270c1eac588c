package dev.holdpoint.activities.process;

import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.port.Release;
import io.temporal.failure.ApplicationFailure;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A slot as one call meets it.
 *
 * @param call the call, which knows {@code ${port}} where the slot has an address
 * @param url the address of the slot, or of the environment on a platform without slots
 */
record ProcessSlot(
        AdapterCall call, ProcessSettings settings, SlotFolder folder, @Nullable URI url) {

    static ProcessSlot of(AdapterCall call) {
        var settings = call.written(ProcessSettings.class);
        var folder = Path.of(call.fill(settings.folder())).toAbsolutePath().normalize();
        var address = address(call);
        return new ProcessSlot(
                address == null ? call : call.part("process", Map.of("port", "" + port(address))),
                settings,
                new SlotFolder(folder.resolve(call.slot())),
                address);
    }

    /** How people name it: {@code slot blue of shop@production}. */
    String name() {
        var environment = call.target().environment();
        return "slot %s of %s%s"
                .formatted(
                        call.slot(),
                        call.target().service(),
                        environment == null ? "" : "@" + environment);
    }

    /** What runs there now. */
    Release release() {
        var present = folder.present();
        if (present.isEmpty()) {
            var evidence = "nothing was ever started in " + folder.folder();
            return new Release(call.target().slot(), false, null, null, Map.of(), evidence);
        }
        var launch = present.get();
        var life = launch.life();
        var running = life instanceof Life.Running;
        var outputs = new LinkedHashMap<String, String>();
        outputs.put("id", launch.folder().getFileName().toString());
        outputs.put("log", launch.log().toString());
        if (life instanceof Life.Running run) {
            outputs.put("pid", Long.toString(run.pid()));
        }
        if (url != null) {
            outputs.put("url", url.toString());
        }
        var started = launch.started();
        return new Release(
                call.target().slot(),
                running,
                running ? started.version() : null,
                running ? started.artifact() : null,
                outputs,
                started.version() + " in " + launch.folder() + ": " + life.sentence());
    }

    /** A reference that this effect cannot do without. */
    String required(String reference) {
        return call.reference(reference)
                .orElseThrow(() ->
                        ApplicationFailure.newNonRetryableFailure(
                                "%s: what to start is not known, ${%s} has no value"
                                        .formatted(name(), reference),
                                Errors.MISCONFIGURED));
    }

    /** The port that the slot's address names. */
    Optional<Integer> port() {
        return Optional.ofNullable(url).map(ProcessSlot::port);
    }

    private static @Nullable URI address(AdapterCall call) {
        var slot = call.target().slot();
        var url =
                slot == null ? call.reference("url").orElse(null) : call.target().slots().get(slot);
        return url == null ? null : URI.create(url);
    }

    private static int port(URI url) {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return "https".equals(url.getScheme()) ? 443 : 80;
    }
}

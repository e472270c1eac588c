package dev.holdpoint.activities.process;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings of {@code deploy: process}, references not filled in.
 *
 * @param run the command line; besides the usual references {@code ${port}} is the slot's port
 * @param folder where the state of every slot is kept; one for a service and an environment
 * @param directory where the release runs, {@code in} in a document; its launch folder if null
 * @param environment what the release sees besides {@code PORT} and the machine's basics
 * @param drain how long a release may take to end after SIGTERM before it is killed
 * @param restarts deaths within a minute that are mended by starting it again
 * @param logMegabytes the size at which its log is put aside
 */
record ProcessSettings(
        List<String> run,
        String folder,
        @JsonProperty("in") @Nullable String directory,
        Map<String, String> environment,
        Ready ready,
        Duration drain,
        Integer restarts,
        Integer logMegabytes) {

    ProcessSettings {
        run = List.copyOf(run);
        environment = environment == null ? Map.of() : Map.copyOf(environment);
        ready = ready == null ? Ready.USUAL : ready;
        drain = drain == null ? Duration.ofSeconds(10) : drain;
        restarts = restarts == null ? 5 : restarts;
        logMegabytes = logMegabytes == null ? 10 : logMegabytes;
    }

    /**
     * When a release counts as running.
     *
     * @param path asked over HTTP; without one the port has to accept a connection
     * @param status the only answer that counts
     */
    record Ready(@Nullable String path, Integer status, Duration within) {
        static final Ready USUAL = new Ready(null, 200, Duration.ofSeconds(30));

        Ready {
            status = status == null ? 200 : status;
            within = within == null ? Duration.ofSeconds(30) : within;
        }
    }
}

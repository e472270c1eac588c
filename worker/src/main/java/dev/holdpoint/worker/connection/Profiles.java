package dev.holdpoint.worker.connection;

import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.LoadClientConfigProfileOptions;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables {@code TEMPORAL_*} and the profiles of the Temporal command line. */
public final class Profiles {
    private Profiles() {}

    /**
     * What they say.
     *
     * @param name which profile; null for the one that {@code TEMPORAL_PROFILE} names, or default
     * @throws IllegalArgumentException whose message is for people
     */
    public static ClientConfigProfile load(@Nullable String name, Map<String, String> environment) {
        var options = LoadClientConfigProfileOptions.newBuilder().setEnvOverrides(environment);
        if (name != null) {
            options.setConfigFileProfile(name);
        }
        try {
            return ClientConfigProfile.load(options.build());
        } catch (IOException | IllegalArgumentException | IllegalStateException unreadable) {
            throw new IllegalArgumentException(
                    "The Temporal profile%s cannot be used: %s. Profiles lie in temporal.toml (or the file that TEMPORAL_CONFIG_FILE names); temporal config list shows them."
                            .formatted(name == null ? "" : " " + name, unreadable.getMessage()),
                    unreadable);
        }
    }
}

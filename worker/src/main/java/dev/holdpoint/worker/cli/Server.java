package dev.holdpoint.worker.cli;

import dev.holdpoint.worker.connection.Connection;
import dev.holdpoint.worker.connection.Place;
import dev.holdpoint.worker.connection.Profiles;
import dev.holdpoint.worker.connection.Wanted;
import dev.holdpoint.worker.connection.Wiring;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Temporal a command talks to: flags over {@code TEMPORAL_*} over profile over localhost. */
final class Server {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    /** What is told to be typed next, up to where flags may stand. */
    private static final Pattern COMMAND =
            Pattern.compile(
                    "\\bholdpoint (?:abort|deploy|follow|hand-in|list|rollback|status|worker)\\b");

    @Option(
            names = "--address",
            paramLabel = "HOST:PORT",
            description = "Temporal's address; else TEMPORAL_ADDRESS, the profile, localhost:7233.")
    @Nullable String address;

    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            description = "Its namespace; else TEMPORAL_NAMESPACE, the profile, default.")
    @Nullable String namespace;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "A profile of temporal.toml; else TEMPORAL_PROFILE, default.")
    @Nullable String profile;

    /** A connection to a server that answers, or a sentence why there is none. */
    Connection connect() {
        var connection = described();
        try {
            connection.probe(DEADLINE);
            return connection;
        } catch (StatusRuntimeException e) {
            connection.close();
            throw new Refusal(
                    ExitCode.TOOL_ERROR,
                    "No Temporal server answers at %s (%s). Start one with: temporal server start-dev; or name another by --address, TEMPORAL_ADDRESS or a profile."
                            .formatted(connection.place().address(), e.getStatus().getCode()));
        }
    }

    /**
     * The text with its commands of ours led to where the flags of this one led: what variables and
     * profiles say, they say to the next command, too.
     */
    String lead(String text) {
        var flags = flag("--address", address) + flag("--namespace", namespace);
        return COMMAND.matcher(text)
                .replaceAll("$0" + Matcher.quoteReplacement(flags + flag("--profile", profile)));
    }

    private static String flag(String name, @Nullable String value) {
        return value == null ? "" : " %s %s".formatted(name, value);
    }

    /** Where a server answers; empty where none does. */
    Optional<Place> answering() {
        try (var connection = connect()) {
            return Optional.of(connection.place());
        } catch (Refusal _) {
            return Optional.empty();
        }
    }

    private Connection described() {
        try {
            var wanted = Wanted.flags(address, namespace);
            return Connection.of(
                    wanted.over(Profiles.load(profile, System.getenv())), Wiring.plain());
        } catch (IllegalArgumentException e) {
            throw new Refusal(ExitCode.TOOL_ERROR, String.valueOf(e.getMessage()));
        }
    }
}

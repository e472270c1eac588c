package dev.holdpoint.worker.demo;

import io.grpc.ClientInterceptor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The Temporal server of the demo, started on free ports of the loopback address. No configured
 * Temporal is touched: neither {@code TEMPORAL_*} variables nor profiles are read.
 */
public sealed interface DemoTemporal extends AutoCloseable permits RealTemporal, InProcessTemporal {
    /** Looks for the real server, and makes do without. */
    String AUTO = "auto";

    /** The server of the SDK's tests, in this process. */
    String IN_PROCESS = "in-process";

    /** What is found by, each a keyword. */
    List<String> SEARCH_ATTRIBUTES =
            List.of(
                    "HoldpointService",
                    "HoldpointEnvironment",
                    "HoldpointVersion",
                    "HoldpointState",
                    "HoldpointAwaiting");

    /**
     * Starts it and waits until it serves.
     *
     * @param choice {@link #AUTO}, {@link #IN_PROCESS}, or the path of the {@code temporal} command
     * @param folder where its data and its log may lie
     */
    static DemoTemporal start(String choice, Path folder) throws IOException, InterruptedException {
        return start(choice, folder, TemporalCommand.ofThisMachine());
    }

    /** The same with another idea of where the command may be. */
    static DemoTemporal start(String choice, Path folder, TemporalCommand command)
            throws IOException, InterruptedException {
        return switch (choice) {
            case IN_PROCESS -> InProcessTemporal.start();
            case AUTO -> {
                var found = command.find();
                yield found.isPresent()
                        ? RealTemporal.start(found.get(), folder)
                        : InProcessTemporal.start();
            }
            default -> RealTemporal.start(TemporalCommand.at(choice), folder);
        };
    }

    /** Host and port that clients connect to. */
    String address();

    /** The address of its Web UI, where it has one. */
    Optional<String> webUi();

    /** How a person calls the {@code temporal} command here. */
    String command();

    /** One sentence about what this is. */
    String sentence();

    /** What every client and worker of this server has to put before its calls. */
    List<ClientInterceptor> interceptors();

    @Override
    void close();
}

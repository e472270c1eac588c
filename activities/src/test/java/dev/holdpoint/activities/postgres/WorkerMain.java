package dev.holdpoint.activities.postgres;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A worker in a process of its own, to be killed: migrates, or with a third word backs up. */
final class WorkerMain {
    private WorkerMain() {}

    static Process start(Shop shop, String key, String... more) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var argv =
                new ArrayList<>(
                        List.of(
                                java,
                                "-cp",
                                System.getProperty("java.class.path"),
                                WorkerMain.class.getName(),
                                shop.settings.toString(),
                                key));
        argv.addAll(List.of(more));
        return new ProcessBuilder(argv)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] args) throws IOException {
        var binding = new Binding("postgres", new ObjectMapper().readTree(args[0]));
        var target = new Target("shop", "staging", binding, null, Map.of(), Map.of());
        var call = new AdapterCall(target, args[1], _ -> {});
        var postgres = new PostgresDatabase();
        var _ = args.length > 2 ? postgres.backUp(call) : postgres.up(call);
    }
}

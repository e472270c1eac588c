package dev.holdpoint.worker.cli;

import dev.holdpoint.activities.shipped.ShippedAdapters;
import dev.holdpoint.worker.direct.Direct;
import dev.holdpoint.worker.direct.DirectRefusal;
import dev.holdpoint.worker.direct.Records;
import dev.holdpoint.worker.planning.Planning;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A rollback without Temporal, for the day when the server is down. */
final class Directly {
    private static final int ABANDONED = 9;

    @Option(
            names = "--direct",
            description =
                    "Without Temporal, by the adapters in this very process: for the day when the"
                            + " server is down. Shows what is seen and asks.")
    private boolean direct;

    @Option(
            names = "--slot",
            paramLabel = "SLOT",
            description = "With --direct: where the version is that shall serve.")
    private @Nullable String slot;

    @Option(names = "--yes", description = "With --direct: do not ask; needs --to or --slot.")
    private boolean yes;

    @Option(
            names = "--beside-temporal",
            description = "With --direct: though a Temporal server answers, where a run may be.")
    private boolean besideTemporal;

    boolean wanted() {
        if (!direct && (slot != null || yes || besideTemporal)) {
            throw new Refusal(
                    ExitCode.USAGE, "--slot, --yes and --beside-temporal belong to --direct.");
        }
        return direct;
    }

    /** What the ordinary rollback is asked, too. */
    record Asked(
            String service,
            String environment,
            @Nullable String to,
            @Nullable String reason,
            boolean force) {}

    /** Whom it talks to. */
    record Doors(Server server, Runbooks runbooks, Screen screen, boolean json) {}

    int run(Asked asked, String by, Doors doors) {
        demandNoTemporal(asked, doors.server());
        if (yes && asked.to() == null && slot == null) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "With --yes say what shall serve: --to VERSION or --slot SLOT.");
        }
        try {
            return run(prepared(asked, by, doors), doors);
        } catch (DirectRefusal e) {
            throw new Refusal(ExitCode.USAGE, e.sentence());
        }
    }

    private void demandNoTemporal(Asked asked, Server server) {
        var place = server.answering();
        if (place.isPresent() && !besideTemporal) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "Temporal answers: %s. A run may be at work there, and only it knows what is stable: holdpoint rollback %s %s. Where no worker can be had, say --beside-temporal."
                            .formatted(place.get(), asked.service(), asked.environment()));
        }
    }

    private Direct prepared(Asked asked, String by, Doors doors) {
        var wish =
                new Direct.Wish(
                        asked.service(),
                        asked.environment(),
                        by,
                        asked.reason() == null ? "asked for by " + by : asked.reason(),
                        asked.to(),
                        slot,
                        asked.force());
        var planning = Planning.in(doors.runbooks().folder());
        return Direct.prepared(
                wish, new Direct.Means(planning, ShippedAdapters.all(), Records.standard()));
    }

    private int run(Direct rollback, Doors doors) {
        var screen = doors.screen();
        screen.remark("seen:");
        rollback.seen().forEach(line -> screen.remark("  " + line));
        screen.remark("to do, back to %s:".formatted(rollback.destination()));
        rollback.foretold().forEach(line -> screen.remark("  " + line));
        if (!yes && !agreed(screen)) {
            throw new Refusal(ExitCode.USAGE, "Nothing was changed. Answer yes, or say --yes.");
        }
        var outcome = rollback.run(screen::remark);
        if (doors.json()) {
            screen.json(outcome.report());
        } else {
            screen.answer(outcome.report().sentence());
        }
        screen.remark(
                "record    %s; a worker of this user on this machine hands it in when Temporal is back, else: holdpoint hand-in"
                        .formatted(outcome.file()));
        return outcome.proven() ? ExitCode.OK : ABANDONED;
    }

    private static boolean agreed(Screen screen) {
        screen.remark("Type yes to do it:");
        try {
            var typed =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                            .readLine();
            return typed != null && typed.strip().equalsIgnoreCase("yes");
        } catch (IOException e) {
            throw new UncheckedIOException("reading the answer", e);
        }
    }
}

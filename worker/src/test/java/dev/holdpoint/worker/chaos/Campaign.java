package dev.holdpoint.worker.chaos;

import dev.holdpoint.worker.pages.WrittenPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** All trials of a slice: first the undisturbed runs, then every fault at every moment of them. */
final class Campaign {
    /** Runs differ by a few events, so the last ones of the reference may never come. */
    private static final int LAST = 5;

    private static final long SEED = 1;

    private final Slice slice;
    private final Path folder;
    private final Points points;
    private final WrittenPage page;
    private final Map<Scenario, Outcome> usual = new EnumMap<>(Scenario.class);
    private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();
    private final List<Point> ran = new CopyOnWriteArrayList<>();
    private final AtomicInteger sites = new AtomicInteger();

    Campaign(Slice slice, Path folder, Points points, WrittenPage page) {
        this.slice = slice;
        this.folder = folder;
        this.points = points;
        this.page = page;
    }

    private record Task(Scenario run, Fault fault, Moment moment) {}

    /** Runs it; every point is kept and on the page as soon as it is over. */
    List<Point> run() throws IOException, InterruptedException, SQLException, ExecutionException {
        try (var session = open()) {
            for (var scenario : slice.runs()) {
                reference(session, scenario);
            }
        }
        shuffle();
        System.out.printf("%d to run%n", tasks.size());
        try (var all = Executors.newFixedThreadPool(slice.sites())) {
            var working = IntStream.range(0, slice.sites()).mapToObj(_ -> all.submit(this::work));
            for (var each : working.toList()) {
                each.get();
            }
        }
        return List.copyOf(ran);
    }

    /** In an order that is always the same; what is cut off has seen something of everything. */
    private void shuffle() {
        var all = new ArrayList<>(tasks);
        Collections.shuffle(all, new Random(SEED));
        tasks.clear();
        tasks.addAll(all);
    }

    private Session open() throws IOException, InterruptedException {
        return Session.open(
                Files.createDirectory(folder.resolve("site-" + sites.incrementAndGet())),
                slice.faults());
    }

    /** The undisturbed run: how long it takes, how many events and which steps it has. */
    private void reference(Session session, Scenario scenario)
            throws IOException, InterruptedException, SQLException {
        var outcome = session.run(scenario, Fault.NONE, new Moment.Never());
        usual.put(scenario, outcome);
        keep(Point.of(scenario, Fault.NONE, new Moment.Never(), outcome, outcome.took()));
        for (var fault : slice.faults()) {
            moments(fault, outcome).forEach(it -> tasks.add(new Task(scenario, fault, it)));
        }
    }

    private List<Moment> moments(Fault fault, Outcome outcome) {
        var all =
                fault == Fault.WORKER
                        ? IntStream.rangeClosed(1, outcome.events() - LAST)
                                .<Moment>mapToObj(Moment.AtEvent::new)
                                .toList()
                        : steps(fault, outcome).stream().<Moment>map(Moment.AtStep::new).toList();
        var some = new ArrayList<Moment>();
        for (int i = slice.from() - 1; i < all.size(); i += slice.every()) {
            some.add(all.get(i));
        }
        return some;
    }

    /**
     * A candidate can be killed only where there is one, a shift cut off only where there is one.
     */
    private static List<String> steps(Fault fault, Outcome outcome) {
        var steps = outcome.steps();
        if (fault == Fault.LATE || fault == Fault.AFTERWARDS) {
            return steps.stream().filter(it -> it.startsWith("production: shift ")).toList();
        }
        var deploy = steps.stream().filter(it -> it.contains(": deploy the new")).findFirst();
        return fault == Fault.CANDIDATE && deploy.isPresent()
                ? steps.subList(steps.indexOf(deploy.get()) + 1, steps.size())
                : steps;
    }

    private Void work() throws IOException, InterruptedException {
        while (!tasks.isEmpty()) {
            try (var session = open()) {
                for (var task = tasks.poll(); task != null; task = tasks.poll()) {
                    point(session, task);
                }
            } catch (BrokenSite e) {
                System.out.println(
                        "The next trial gets a new site, this one failed at "
                                + e.getMessage()
                                + ": "
                                + e.getCause());
            }
        }
        return null;
    }

    private void point(Session session, Task task) throws IOException, BrokenSite {
        try {
            keep(session.point(task.run(), task.fault(), task.moment(), took(task.run())));
        } catch (IOException | InterruptedException | SQLException | AssertionError e) {
            throw new BrokenSite(
                    "%s of a %s run at %s"
                            .formatted(task.fault(), task.run(), task.moment().words()),
                    e);
        }
    }

    /** The trial could not be made at all, which says nothing of what is tried. */
    private static final class BrokenSite extends Exception {
        private static final long serialVersionUID = 1;

        BrokenSite(String trial, Throwable cause) {
            super(trial, cause);
        }
    }

    private Duration took(Scenario run) {
        return Objects.requireNonNull(usual.get(run), run::words).took();
    }

    private void keep(Point point) throws IOException {
        System.out.println(point.sentence(!point.holds()));
        ran.add(point);
        points.add(point);
        synchronized (page) {
            page.write(Table.of(points.all()));
        }
    }
}

package dev.holdpoint.worker.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.worker.bench.InHand.Kind;
import dev.holdpoint.worker.bench.InHand.Taken;
import dev.holdpoint.worker.chaos.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Workers that are killed in the middle of a run: how long until another goes on. */
final class ResumeBench {
    private static final double USERS = 50;

    private final Size size;
    private final Paper paper;
    private final Random random = new Random(1);
    private int runs;

    ResumeBench(Size size, Paper paper) {
        this.size = size;
        this.paper = paper;
    }

    void run(Path folder) throws Exception {
        paper.settings(
                "Kills at random events of a run with 6 shifts and holds; sticky queue 1 s, short"
                        + " calls and workflow tasks 5 s, heartbeat 3 s, a retry after 0.5 s");
        try (var site = Site.open(folder);
                var lane = Lane.open(site, "shop", "steps", USERS)) {
            site.workers().begin();
            site.workers().awaitReady();
            write("another worker polls already", kills(lane), true);
            site.workers().onlyYoungest();
            write("the only worker, started again at once", kills(lane), false);
        }
    }

    private List<List<Taken>> kills(Lane lane) throws IOException {
        var all = new ArrayList<List<Taken>>();
        while (all.size() < size.trials()) {
            runs++;
            var id = "shop-" + runs;
            var run = lane.deploy(id, Lane.GOOD.get(runs % Lane.GOOD.size()));
            var end = run.getResultAsync(JsonNode.class);
            try (var killing = new Killing(lane.site(), id, random)) {
                while (!end.isDone() && all.size() < size.trials()) {
                    var taken = killing.kill(end::isDone);
                    lane.site().workers().awaitReady();
                    taken.filter(it -> !it.isEmpty())
                            .ifPresent(it -> {
                                all.add(it);
                                System.out.printf("%d of %d: %s%n", all.size(), size.trials(), it);
                            });
                }
                var _ = end.join();
            }
        }
        return all;
    }

    private void write(String how, List<List<Taken>> all, boolean wanted) {
        var longest =
                Spread.of(
                        all.stream()
                                .map(it -> it.stream().mapToDouble(Taken::seconds).max().orElse(0))
                                .toList());
        var name = how + ": all that was in the dead one's hands is in another's";
        if (wanted) {
            paper.aims(name, Unit.SECONDS, longest, Aim.p99(5));
        } else {
            paper.tells(name, Unit.SECONDS, longest);
        }
        for (var kind : Kind.values()) {
            var some =
                    all.stream()
                            .flatMap(List::stream)
                            .filter(it -> it.kind() == kind)
                            .map(Taken::seconds)
                            .toList();
            if (!some.isEmpty()) {
                paper.tells(how + ": " + kind.words(), Unit.SECONDS, Spread.of(some));
            }
        }
    }
}

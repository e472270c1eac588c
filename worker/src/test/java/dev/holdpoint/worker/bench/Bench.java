package dev.holdpoint.worker.bench;

import java.nio.file.Path;
import java.util.Locale;

/** What can be measured, each for itself: {@code make bench ONLY=rollback}. */
enum Bench {
    ROLLBACK("Rollback under load", 200),
    REQUESTS("What users lose", 1_000_000),
    ORCHESTRATION("What the orchestration costs", 12),
    RESUME("After kill -9 of a worker", 25),
    START("Start and answer", 20),
    ENVIRONMENT("An environment after many runs", 1000),
    HOLDS("Many deployments in a hold", 1000);

    private final String title;
    private final int usual;

    Bench(String title, int usual) {
        this.title = title;
        this.usual = usual;
    }

    /** The heading on the page. */
    String title() {
        return title;
    }

    /** How many trials, where nobody asks for another number. */
    int usual() {
        return usual;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Measures; whatever it needs it starts in the folder, and stops. */
    void run(Path folder, Size size, Paper paper) throws Exception {
        switch (this) {
            case ROLLBACK -> new RollbackBench(size, paper).run(folder);
            case REQUESTS -> new RequestsBench(size, paper).run(folder);
            case ORCHESTRATION -> new OrchestrationBench(size, paper).run(folder);
            case RESUME -> new ResumeBench(size, paper).run(folder);
            case START -> new StartBench(size, paper).run(folder);
            case ENVIRONMENT -> new EnvironmentBench(size, paper).run(folder);
            case HOLDS -> new HoldsBench(size, paper).run(folder);
        }
    }
}

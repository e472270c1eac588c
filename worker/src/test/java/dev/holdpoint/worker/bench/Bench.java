package dev.holdpoint.worker.bench;

import java.nio.file.Path;
import java.util.Locale;

/** What can be measured, each for itself: {@code make bench ONLY=rollback}. */
enum Bench {
    ROLLBACK("Rollback under load", 200),
    ORCHESTRATION("What the orchestration costs", 12);

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
            case ORCHESTRATION -> new OrchestrationBench(size, paper).run(folder);
        }
    }
}

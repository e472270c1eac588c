package dev.holdpoint.activities.process;

import java.time.Instant;

/** What the processes of a launch are doing now. */
sealed interface Life {
    /** In words, for evidence. */
    String sentence();

    /**
     * The release runs.
     *
     * @param supervised false when its supervisor is gone and nothing would start it again
     */
    record Running(long pid, Instant since, boolean supervised, int deaths) implements Life {
        @Override
        public String sentence() {
            return "process %d runs since %s%s%s"
                    .formatted(
                            pid,
                            since,
                            deaths == 0 ? "" : ", died %d times before".formatted(deaths),
                            supervised ? "" : "; its supervisor is gone, nothing restarts it");
        }
    }

    /** It died and is about to be started again. */
    record Restarting(int deaths) implements Life {
        @Override
        public String sentence() {
            return "the release is being started, it died %d times".formatted(deaths);
        }
    }

    /** Nothing of it runs. */
    record Ended(String how) implements Life {
        @Override
        public String sentence() {
            return "nothing runs, the release " + how;
        }
    }
}

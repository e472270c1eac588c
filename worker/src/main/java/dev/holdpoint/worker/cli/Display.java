package dev.holdpoint.worker.cli;

import dev.holdpoint.workflows.status.Event;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;

/** Shows a run again and again while it goes on. */
sealed interface Display {
    /** Shows where it stands now. */
    void show(RunStatus status);

    /** Shows that nobody answered, and why. */
    void silent(String why);

    /** The display that suits where the output goes. */
    static Display of(Screen screen, boolean json) {
        if (json) {
            return new Quiet(screen);
        }
        return terminal() ? new Page(screen) : new Lines(screen);
    }

    // from Java 25 on it is null again where there is no terminal
    @SuppressWarnings("SystemConsoleNull")
    private static boolean terminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    /** A terminal: the same page, drawn anew. */
    record Page(Screen screen) implements Display {
        private static final String HOME_AND_CLEAR = "\033[H\033[2J";

        @Override
        public void show(RunStatus status) {
            screen.out().print(HOME_AND_CLEAR);
            screen.answer(StatusText.lines(status, Instant.now(), ZoneId.systemDefault()));
        }

        @Override
        public void silent(String why) {
            screen.remark(why);
        }
    }

    /** A file or a pipe: one line for each thing that is new. */
    final class Lines implements Display {
        private final Screen screen;
        private final Set<Event> seen = new HashSet<>();
        private String headline = "";
        private String awaiting = "nobody";
        private String why = "";

        Lines(Screen screen) {
            this.screen = screen;
        }

        @Override
        public void show(RunStatus status) {
            why = "";
            var told = "";
            for (var event : status.events()) {
                if (seen.add(event)) {
                    told = event.text();
                    screen.answer(StatusText.line(event, ZoneId.systemDefault()));
                }
            }
            if (!status.headline().equals(headline)) {
                headline = status.headline();
                if (told.isEmpty() || !headline.endsWith(told)) {
                    screen.answer(headline);
                }
            }
            if (!status.awaiting().equals(awaiting)) {
                awaiting = status.awaiting();
                if (!awaiting.isBlank()) {
                    screen.answer("awaiting  " + awaiting);
                }
            }
        }

        @Override
        public void silent(String now) {
            if (!now.equals(why)) {
                why = now;
                screen.remark(now);
            }
        }
    }

    /** For programs: nothing before the end but what is wrong. */
    final class Quiet implements Display {
        private final Screen screen;
        private String why = "";

        Quiet(Screen screen) {
            this.screen = screen;
        }

        @Override
        public void show(RunStatus status) {
            why = "";
        }

        @Override
        public void silent(String now) {
            if (!now.equals(why)) {
                why = now;
                screen.remark(now);
            }
        }
    }
}

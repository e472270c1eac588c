package dev.holdpoint.worker.chaos;

import java.util.List;

/** When something breaks, by what the histories say. */
sealed interface Moment {
    /** Whether it has come; asked at each event, so the last one is the newest. */
    boolean reached(List<Seen> seen);

    /** In words, the same for the same moment of every run. */
    String words();

    /** It never comes. */
    record Never() implements Moment {
        @Override
        public boolean reached(List<Seen> seen) {
            return false;
        }

        @Override
        public String words() {
            return "never";
        }
    }

    /** There are so many events in all histories together. */
    record AtEvent(int number) implements Moment {
        @Override
        public boolean reached(List<Seen> seen) {
            return seen.size() >= number;
        }

        @Override
        public String words() {
            return "event " + number;
        }
    }

    /** A step of a stage or a rollback begins; its words are those of {@link Seen#step()}. */
    record AtStep(String words) implements Moment {
        @Override
        public boolean reached(List<Seen> seen) {
            return seen.getLast().step().filter(words::equals).isPresent();
        }
    }
}

package dev.holdpoint.worker.chaos;

import java.time.Duration;
import java.util.List;

/**
 * What came of one trial.
 *
 * @param end {@code Delivered}, or the type of the failure; {@code stuck} where it did not end
 * @param sentence what it said in the end
 * @param served every version that users got in a look afterwards
 * @param free whether the environment was handed back
 * @param lost users' requests
 * @param examples of lost requests
 * @param events in all histories
 * @param steps that began, each once
 * @param at what had just happened when the fault struck
 * @param phase which part of the run that was
 */
record Outcome(
        String end,
        String sentence,
        List<String> served,
        boolean free,
        Effects effects,
        long sent,
        long lost,
        List<String> examples,
        Duration took,
        int events,
        List<String> steps,
        String at,
        String phase) {
    /** It did not end. */
    static final String STUCK = "stuck";

    Outcome {
        served = List.copyOf(served);
        examples = List.copyOf(examples);
        steps = List.copyOf(steps);
    }
}

package dev.holdpoint.workflows.environment.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a hand-back.
 *
 * @param rollback the rollback that has begun meanwhile, by workflow id; null when the environment
 *     was handed back
 * @param refusal why it was not the run's to hand back; null when it was
 * @param watch who watches what was delivered, by workflow id; null where nobody does
 */
public record HandedBack(
        @Nullable String rollback, @Nullable String refusal, @Nullable String watch) {
    /** It is taken back. */
    public static final HandedBack DONE = new HandedBack(null, null, null);

    /** It is taken back and watched on. */
    public static HandedBack watchedBy(String watch) {
        return new HandedBack(null, null, watch);
    }

    /** Stable is being brought back meanwhile. */
    public static HandedBack to(String rollback) {
        return new HandedBack(rollback, null, null);
    }

    /** It was not the run's to hand back. */
    public static HandedBack refused(String why) {
        return new HandedBack(null, why, null);
    }
}

package dev.holdpoint.workflows.port;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The undo for hands: what a person types when the worker itself is what is broken. */
@ActivityInterface
public interface HandsActivities {
    /** Each command on a line of its own, in order; lines that begin with # are remarks. */
    @ActivityMethod(name = "WriteUndoByHand")
    List<String> byHand(HandsCall call);

    /**
     * What the undo is for.
     *
     * @param stableSlot the slot that gets all traffic back; null on a platform without slots
     */
    record HandsCall(
            @Nullable Target deploy, @Nullable Target traffic, @Nullable String stableSlot) {}
}

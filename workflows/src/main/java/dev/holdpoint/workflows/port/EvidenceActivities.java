package dev.holdpoint.workflows.port;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.time.Instant;
import java.util.List;

/** Keeping what is known of a release before anything of it is stopped. */
@ActivityInterface
public interface EvidenceActivities {
    /**
     * Saves log, release, names of its configuration and the run's last status; what cannot be had
     * is named and keeps nothing else from being saved. The same key saves over what it saved.
     */
    @ActivityMethod(name = "KeepEvidence")
    Kept keep(String key, Call call);

    /**
     * What it is about.
     *
     * @param release where it runs
     * @param run the workflow id of the run that brought it
     * @param why why it is given up
     */
    record Call(Target release, String run, String why, Instant at) {}

    /**
     * What is kept.
     *
     * @param place a folder on the worker that reaches the release
     * @param files in it, by name
     * @param missing what could not be had, a sentence each
     */
    record Kept(String place, List<String> files, List<String> missing) {
        public Kept {
            files = List.copyOf(files);
            missing = List.copyOf(missing);
        }
    }
}

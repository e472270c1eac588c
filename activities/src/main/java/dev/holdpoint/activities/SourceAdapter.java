package dev.holdpoint.activities;

import dev.holdpoint.workflows.plan.Artifact;

/** Turns a version into an immutable artifact. */
public interface SourceAdapter extends Adapter {
    /** The artifact of {@code ${version}}; an unknown version is refused as misconfigured. */
    Artifact resolve(AdapterCall call);
}

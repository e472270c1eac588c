package dev.holdpoint.runbooks.compiler;

import java.util.List;

/** An emergency passes windows, so it says who declared it and why, for ever on its plan. */
record Emergency(Context context, List<String> notes) {
    /** Tells what is missing, else notes it. */
    void judge() {
        var request = context.sources().request();
        if (!context.resolved().facts().emergency()) {
            return;
        }
        var by = request.by();
        var reason = request.reason();
        if (by == null || by.isBlank() || reason == null || reason.isBlank()) {
            context.findings()
                    .add(
                            Spot.request("emergency"),
                            "an emergency passes windows; say who declares it and why: by and"
                                    + " reason");
        } else if (context.sources().roles().values().stream().noneMatch(it -> it.contains(by))) {
            context.findings()
                    .add(
                            Spot.request("by"),
                            "%s holds no role for service %s and so declares no emergency"
                                    .formatted(by, context.sources().service().name()));
        } else {
            notes.add("an emergency, declared by %s: %s".formatted(by, reason));
        }
    }
}

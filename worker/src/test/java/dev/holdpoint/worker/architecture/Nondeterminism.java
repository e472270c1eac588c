package dev.holdpoint.worker.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.List;
import java.util.Map;

/** Calls whose answer differs from one run to the next. */
final class Nondeterminism {
    private static final Map<String, List<String>> METHODS =
            Map.of(
                    "java.lang.Math", List.of("random"),
                    "java.lang.System",
                            List.of(
                                    "currentTimeMillis",
                                    "nanoTime",
                                    "getenv",
                                    "getProperty",
                                    "identityHashCode"),
                    "java.util.Collections", List.of("shuffle"),
                    "java.util.Collection", List.of("parallelStream"),
                    "java.util.Locale", List.of("getDefault"),
                    "java.util.TimeZone", List.of("getDefault"),
                    "java.time.ZoneId", List.of("systemDefault"));

    static final DescribedPredicate<JavaMethodCall> CALL =
            DescribedPredicate.describe(
                    "has another answer at every run",
                    call -> isListed(call) || isJavaTimeNow(call));

    private Nondeterminism() {}

    private static boolean isListed(JavaMethodCall call) {
        return METHODS.getOrDefault(call.getTargetOwner().getName(), List.of())
                .contains(call.getName());
    }

    private static boolean isJavaTimeNow(JavaMethodCall call) {
        return call.getTargetOwner().getPackageName().startsWith("java.time")
                && call.getName().equals("now");
    }
}

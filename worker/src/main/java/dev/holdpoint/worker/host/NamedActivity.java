package dev.holdpoint.worker.host;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.failure.ApplicationFailure;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Every line that an activity logs names the deployment, and the step where there is one. */
final class NamedActivity extends ActivityInboundCallsInterceptorBase {
    private static final Logger LOG = LoggerFactory.getLogger(NamedActivity.class);

    static final String DEPLOYMENT = "deployment";
    static final String STEP = "step";

    /** {@code <first run id>/<step id>/<target>/<occurrence>/<people's try>}. */
    private static final Pattern KEY = Pattern.compile("[0-9a-f-]{36}/(.+)/[^/]+/\\d+/\\d+");

    /** A run that a schedule started has the time at the end of its id. */
    private static final Pattern DEPLOYMENT_ID =
            Pattern.compile("(.*T\\d{2}:\\d{2}:\\d{2}Z|[^:]*)(:.*)?");

    private @Nullable ActivityInfo info;

    NamedActivity(ActivityInboundCallsInterceptor next) {
        super(next);
    }

    @Override
    public void init(ActivityExecutionContext context) {
        info = context.getInfo();
        super.init(context);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
        var known = Objects.requireNonNull(info, "init comes first");
        var run = known.getWorkflowId();
        var step = step(input.getArguments());
        try (var _ = MDC.putCloseable(DEPLOYMENT, run == null ? "" : deployment(run));
                var _ = MDC.putCloseable(STEP, step.orElse(""))) {
            var output = super.execute(input);
            step.ifPresent(_ -> LOG.info("{} is done", known.getActivityType()));
            return output;
        } catch (ApplicationFailure failure) {
            LOG.warn(
                    "{} did not succeed at attempt {}: {}",
                    known.getActivityType(),
                    known.getAttempt(),
                    failure.getOriginalMessage());
            throw failure;
        }
    }

    /** {@code shop-2.4.0} of {@code shop-2.4.0:production}; rollbacks keep their own name. */
    static String deployment(String workflowId) {
        var matcher = DEPLOYMENT_ID.matcher(workflowId);
        return workflowId.contains("@") || !matcher.matches() ? workflowId : matcher.group(1);
    }

    /** The step that an effect key names, when the first argument is one. */
    static Optional<String> step(Object[] arguments) {
        if (arguments.length == 0 || !(arguments[0] instanceof String key)) {
            return Optional.empty();
        }
        var matcher = KEY.matcher(key);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}

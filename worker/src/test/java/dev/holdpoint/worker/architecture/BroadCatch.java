package dev.holdpoint.worker.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.TryCatchBlock;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** A catch of {@code Exception} and its like: it swallows Temporal's own signals too. */
final class BroadCatch extends ArchCondition<JavaClass> {
    static final ArchCondition<JavaClass> CATCH_ANYTHING = new BroadCatch();

    private static final Set<String> BROAD =
            Set.of(
                    "java.lang.Exception",
                    "java.lang.RuntimeException",
                    "java.lang.Error",
                    "java.lang.Throwable");

    private BroadCatch() {
        super("catch Exception, RuntimeException, Error or Throwable");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (var code : type.getCodeUnits()) {
            for (var block : code.getTryCatchBlocks()) {
                events.add(
                        new SimpleConditionEvent(
                                type,
                                isBroad(block) && !isRecordPattern(code),
                                "%s catches anything".formatted(code.getFullName())));
            }
        }
    }

    private static boolean isBroad(TryCatchBlock block) {
        return block.getCaughtThrowables().stream().anyMatch(c -> BROAD.contains(c.getName()));
    }

    /** The compiler writes such a catch around the accessors that a record pattern calls. */
    private static boolean isRecordPattern(JavaCodeUnit code) {
        return code.getConstructorCallsFromSelf().stream()
                .anyMatch(
                        call -> call.getTargetOwner().getName().equals("java.lang.MatchException"));
    }
}

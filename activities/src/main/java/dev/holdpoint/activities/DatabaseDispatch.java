package dev.holdpoint.activities;

import dev.holdpoint.workflows.port.Backup;
import dev.holdpoint.workflows.port.DatabaseActivities;
import dev.holdpoint.workflows.port.Migration;
import dev.holdpoint.workflows.port.Schema;
import dev.holdpoint.workflows.port.Target;

/** Backup and schema by whichever adapter the environment names. */
public final class DatabaseDispatch implements DatabaseActivities {
    private final Calls<DatabaseAdapter> calls;

    public DatabaseDispatch(Adapters adapters) {
        this.calls = new Calls<>(adapters, DatabaseAdapter.class);
    }

    @Override
    public Schema currentSchema(Target target) {
        return calls.look(target, DatabaseAdapter::current);
    }

    @Override
    public Backup backUp(String key, Target target) {
        return calls.effect(key, target, DatabaseAdapter::backUp);
    }

    @Override
    public Migration migrate(String key, Target target, boolean down) {
        return calls.effect(key, target, down ? DatabaseAdapter::down : DatabaseAdapter::up);
    }
}

package dev.holdpoint.workflows.port;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Backup and schema of a database. */
@ActivityInterface
public interface DatabaseActivities {
    /** The schema version now; changes nothing. */
    @ActivityMethod(name = "CurrentSchema")
    Schema currentSchema(Target target);

    /** Takes a backup and proves that it can be read back; heartbeats; once per key. */
    @ActivityMethod(name = "BackUpDatabase")
    Backup backUp(String key, Target target);

    /** Applies every pending migration, or with {@code down} goes back; heartbeats. */
    @ActivityMethod(name = "MigrateDatabase")
    Migration migrate(String key, Target target, boolean down);
}

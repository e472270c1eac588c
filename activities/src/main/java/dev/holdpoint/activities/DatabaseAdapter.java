package dev.holdpoint.activities;

import dev.holdpoint.workflows.port.Backup;
import dev.holdpoint.workflows.port.Migration;
import dev.holdpoint.workflows.port.Schema;

/** Backs up and migrates one kind of database. */
public interface DatabaseAdapter extends Adapter {
    /** The schema version now. */
    Schema current(AdapterCall call);

    /** Takes a backup and reads it back. */
    Backup backUp(AdapterCall call);

    /** Applies every pending migration. */
    Migration up(AdapterCall call);

    /** Goes back to {@code ${stable.schema}}. */
    Migration down(AdapterCall call);
}

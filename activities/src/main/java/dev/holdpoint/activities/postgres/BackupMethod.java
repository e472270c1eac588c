package dev.holdpoint.activities.postgres;

import dev.holdpoint.workflows.port.Backup;

/** One way of taking a backup and proving that it can be read. */
sealed interface BackupMethod permits Dump, Snapshot {
    /** What its files end in. */
    String ending();

    /** Takes it into the file and reads it back; leaves nothing half-written. */
    Backup take(String key, BackupFile file) throws InterruptedException;
}

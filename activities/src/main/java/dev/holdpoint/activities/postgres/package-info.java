/**
 * PostgreSQL: its schema version, backups that were read back, and Flyway migrations.
 *
 * <p>Nothing here decides whether to migrate, and nothing goes back: a schema only moves forward.
 */
@NullMarked
package dev.holdpoint.activities.postgres;

import org.jspecify.annotations.NullMarked;

/** The file check against real files. Nothing outside a temporary folder is read. */
@NullMarked
package dev.holdpoint.activities.file;

import org.jspecify.annotations.NullMarked;

/**
 * Signatures as OpenSSH makes and checks them, by its own program ssh-keygen. Whose key is whose is
 * written in People, which nothing here reads.
 */
@NullMarked
package dev.holdpoint.activities.ssh;

import org.jspecify.annotations.NullMarked;

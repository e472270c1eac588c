/**
 * The check of approvals, with the real ssh-keygen.
 *
 * <p>What is missing on a machine is skipped by name there, and fails with CI=true.
 */
@NullMarked
package dev.holdpoint.worker.approval;

import org.jspecify.annotations.NullMarked;

/**
 * The demo: everything that three deployments of a small shop need, started here and stopped again.
 *
 * <p>No part of it is used by a worker that deploys something real.
 */
@NullMarked
package dev.holdpoint.worker.demo;

import org.jspecify.annotations.NullMarked;

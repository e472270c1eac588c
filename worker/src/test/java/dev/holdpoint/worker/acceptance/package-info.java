/**
 * Deployments on real parts, by the doors that people have: the temporal command and a worker in a
 * process of its own. A server, HAProxy, PostgreSQL, Prometheus and the shop stand behind.
 */
@NullMarked
package dev.holdpoint.worker.acceptance;

import org.jspecify.annotations.NullMarked;

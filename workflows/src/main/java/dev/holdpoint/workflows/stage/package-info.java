/**
 * The stage workflows: one class behind the pinned types, one runner per step kind, the desk where
 * people answer, and the bench where the judge sits. Which stages run in which order is decided in
 * the deployment package.
 */
@NullMarked
package dev.holdpoint.workflows.stage;

import org.jspecify.annotations.NullMarked;

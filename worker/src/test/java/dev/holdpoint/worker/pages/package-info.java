/**
 * The Markdown pages, followed as a reader would: links are opened, commands are run as they are
 * written. What a page says in prose is not checked here.
 */
@NullMarked
package dev.holdpoint.worker.pages;

import org.jspecify.annotations.NullMarked;

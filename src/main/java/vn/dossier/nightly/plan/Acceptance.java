package vn.dossier.nightly.plan;

import java.time.LocalDateTime;

/**
 * Somebody lets a run publish although much of what was published has vanished; for that run alone.
 *
 * @param account of the operating system
 * @param host on which it was typed
 * @param at when, local time
 */
public record Acceptance(String account, String host, LocalDateTime at) {}

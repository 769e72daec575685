/**
 * How a night finds out what changed without reading it: checksums that the source computes, by
 * bucket of dossier codes. Pure Java; {@code source} takes them, {@code warehouse} keeps them.
 */
package vn.dossier.fingerprint;

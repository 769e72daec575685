/**
 * How a night finds out what changed without reading it: checksums that the source computes, by
 * bucket of dossier codes. Pure Java: source takes them, warehouse keeps them.
 */
package vn.dossier.checksum;

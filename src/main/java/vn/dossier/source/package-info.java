/**
 * Reads the source: pages of dossiers with their children, requests, papers, catalogues, checksums.
 * Only SELECTs in short queries, and no personal column.
 */
package vn.dossier.source;

/**
 * The warehouse's beans. Its packages write facts, dimensions, quarantine and run history;
 * published tables are written by publish alone.
 */
package vn.dossier.warehouse;

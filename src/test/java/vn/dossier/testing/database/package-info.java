/**
 * Databases and servers of the tests: empty, migrated, killable, hostile, with accounts of little
 * right.
 */
package vn.dossier.testing.database;

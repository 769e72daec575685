/**
 * Raw records and how they are read: the source's SQL and code lists come from the jobs folder, so
 * another vendor's schema is another folder. Reads only, in short queries, and no personal column.
 */
package vn.dossier.source;

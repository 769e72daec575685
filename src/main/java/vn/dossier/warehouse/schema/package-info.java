/**
 * Migrations, and the dictionary that they write into the database. Other packages take the tables
 * as they are.
 */
package vn.dossier.warehouse.schema;

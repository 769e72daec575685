/**
 * Migrations, and the dictionary that they write into the database as comments. Other rooms take
 * the tables as they are.
 */
package vn.dossier.warehouse.schema;

/** What BI programs make of the files that they are given. */
package vn.dossier.testing.semantic;

/** What other rules would change, against the verdicts as stored. Writes nothing. */
package vn.dossier.warehouse.compare;

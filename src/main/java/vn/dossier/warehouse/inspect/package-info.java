/** One dossier as the warehouse holds it: fact, quarantine, history, cells. Reads only. */
package vn.dossier.warehouse.inspect;

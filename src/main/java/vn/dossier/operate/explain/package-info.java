/** One dossier for a dispute: the values read, each rule, the fact stored. */
package vn.dossier.operate.explain;

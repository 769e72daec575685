/** Measures and indicators, and the statements written out from them. */
package vn.dossier.measure;

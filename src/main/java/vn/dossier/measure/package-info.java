/**
 * What is counted, said once (measures.yml), and how statements are written out from it. Knows no
 * database, and no table but by the names of its measures.
 */
package vn.dossier.measure;

/** Where answers go: standard output, files, tables of text, JSON. */
package vn.dossier.operate.output;

/** The words of the bulletin in Vietnamese and English, and the sentences made of them. */
package vn.dossier.report.words;

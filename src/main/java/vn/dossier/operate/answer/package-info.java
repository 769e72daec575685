/** What commands answer, as text and as JSON. */
package vn.dossier.operate.answer;

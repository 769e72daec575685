/**
 * Many rows through little memory: read one by one, written some at a time, two statements side by
 * side, or several in one snapshot. Knows neither what the rows are nor whose database holds them.
 */
package vn.dossier.rows;

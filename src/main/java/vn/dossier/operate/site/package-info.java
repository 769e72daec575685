/**
 * The folder that a web server serves while it is written: readers meet whole files and no broken
 * link, and what has not changed stays as it is.
 */
package vn.dossier.operate.site;

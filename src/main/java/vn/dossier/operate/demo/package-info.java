/**
 * The sample province, or made rows, as a source: the demo, and the nights that make the archive of classes. Needs no
 * settings.
 */
package vn.dossier.operate.demo;

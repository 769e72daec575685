/**
 * The sample province as a source, and the nights that make the archive of classes. Needs no
 * settings.
 */
package vn.dossier.operate.demo;

/** Connections to the source, and what every session at it is set to. */
package vn.dossier.source.connect;

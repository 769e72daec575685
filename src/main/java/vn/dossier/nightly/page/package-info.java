/** Readers of the steps: pages by key that a restart continues. */
package vn.dossier.nightly.page;

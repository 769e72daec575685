/** The lists in data/reference: successors, and the portal's figures. */
package vn.dossier.nightly.reference;

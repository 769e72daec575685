/** The browser that tests look at pages with. */
package vn.dossier.testing.page;

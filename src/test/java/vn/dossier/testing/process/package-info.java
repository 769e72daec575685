/** The built jar in processes of its own: started, killed, frozen, held while it writes. */
package vn.dossier.testing.process;

/** One run at a time at a warehouse. */
package vn.dossier.operate.lock;

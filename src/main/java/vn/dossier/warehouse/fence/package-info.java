/**
 * Which execution may write: every transaction begins by asking, and sessions end with the process
 * that they belong to.
 */
package vn.dossier.warehouse.fence;

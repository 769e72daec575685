/**
 * What is looked at before a night depends on it: settings, connections, rights, source, warehouse.
 */
package vn.dossier.operate.check;

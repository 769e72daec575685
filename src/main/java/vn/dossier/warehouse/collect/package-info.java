/**
 * Stages requests and papers, from which collections, receipts and digitised results are counted.
 */
package vn.dossier.warehouse.collect;

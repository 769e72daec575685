/**
 * One vendor's folder of SQL and lists, and the contract that the source's tables must keep.
 * Nothing here reads rows.
 */
package vn.dossier.source.adapter;

/** What belongs to the process itself: its zone, its signals, its log and private files. */
package vn.dossier.operate.process;

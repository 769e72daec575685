/**
 * A run's plan, counters and checks, and the working state that it hands to the next. Knows no
 * fact's columns.
 */
package vn.dossier.warehouse.run;

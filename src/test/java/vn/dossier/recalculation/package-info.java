/**
 * An independent recalculation of the warehouse of src/docs/contracts.md, in plain Java over lists,
 * with the random dirty sources that it is compared on. It shares no code with the product, so that
 * two readings of the contract check each other.
 */
package vn.dossier.recalculation;

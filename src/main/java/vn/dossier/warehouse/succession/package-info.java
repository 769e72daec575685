/**
 * Who follows an agency that ended, figures under today's agencies, and the portal's figures beside
 * ours.
 */
package vn.dossier.warehouse.succession;

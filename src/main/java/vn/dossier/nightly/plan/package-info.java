/**
 * What a run is planned by and frozen with: parameters, steps by name, the plan in the execution
 * context, settings.
 */
package vn.dossier.nightly.plan;

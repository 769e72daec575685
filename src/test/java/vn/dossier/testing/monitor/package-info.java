/** Whoever is told how a night went: a server of webhooks, and the real programs of Prometheus. */
package vn.dossier.testing.monitor;

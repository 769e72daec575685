/** Where answers go: standard output, files, JSON; how wide a line may be. */
package vn.dossier.operate.output;

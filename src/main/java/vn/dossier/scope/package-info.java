/** Which dossiers a run looks at. Values only, so that source and warehouse may share them. */
package vn.dossier.scope;

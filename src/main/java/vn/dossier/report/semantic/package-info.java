/**
 * The published tables and views as BI programs take them over: data sets with labels and measures,
 * a dashboard. What they are called and what adds up is in columns.yml, the dashboard in
 * dashboard.yml, the shape of Superset's files in superset.yml; everything else comes from the
 * dictionary.
 */
package vn.dossier.report.semantic;

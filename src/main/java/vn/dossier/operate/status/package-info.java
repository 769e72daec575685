/** What a DBA asks in the morning: recent runs, their steps and errors, and what to type next. */
package vn.dossier.operate.status;

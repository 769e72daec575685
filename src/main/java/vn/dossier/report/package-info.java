/**
 * The bulletin of a month: read from the warehouse's published facts and views ({@link
 * vn.dossier.report.BulletinReader}) into a value ({@link vn.dossier.report.Bulletin}), which a
 * renderer turns into what people read: text, a page, tables for other programs. Knows no other
 * package.
 */
package vn.dossier.report;

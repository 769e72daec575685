/**
 * The sample province: everything under data/ is made here, from a fixed seed, and recounted here.
 *
 * <p>data/reference holds the agencies, procedures and fields of an invented province and the
 * targets of its bulletin; data/sample holds its raw dossiers of May to October 2023. The headers
 * are the columns of src/docs/contracts.md. UTF-8, every text quoted: an empty cell without quotes
 * is NULL, {@code ""} is an empty text ({@link vn.dossier.sample.SampleCsv}).
 *
 * <p>To change the data, change a class below and write the files again, from the project's folder:
 *
 * <pre>mvn -q test -Dtest=SampleFilesTest -Dsample.write</pre>
 *
 * <p>Without {@code -Dsample.write} the same test holds that the generator gives the committed
 * files byte for byte.
 *
 * <ul>
 *   <li>{@code Calibration}: how many dossiers of each month are online, digitised, ...; the
 *       bulletin's figures come out of it.
 *   <li>{@code Agencies}, {@code Procedures}, {@code Targets}: the reference data.
 *   <li>{@code CountedDossiers}: the 1,000 counted dossiers of a month, made one by one by {@code
 *       DossierMaker} with {@code Handling}, {@code ComponentMaker} and {@code PaymentMaker}.
 *   <li>{@code PaperMaker}: the digitised papers, historical results among them.
 *   <li>{@code Spelling}, {@code CountedDirt}: dirt that moves no figure; {@code NotCounted},
 *       {@code StrayPayments}: rows that may not count at all.
 *   <li>{@code Recount}: the figures computed once more from the files, by the rules of
 *       src/docs/rules.md and nothing else; {@code SampleRecountTest} holds them to the bulletin.
 * </ul>
 *
 * <p>People, numbers and addresses are invented and look it ("Nguyễn Văn Mẫu 0001"). Dates meant to
 * lie in the future lie in 2091 and later, so that the figures are the same in any year before.
 */
package vn.dossier.sample;

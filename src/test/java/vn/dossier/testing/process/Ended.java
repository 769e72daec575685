package vn.dossier.testing.process;

/**
 * What a process left.
 *
 * @param code exit code; 128 and the number of the signal when one ended it
 * @param out standard output
 * @param err standard error
 */
public record Ended(int code, String out, String err) {}

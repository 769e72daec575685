package vn.dossier.report.published;

/** The warehouse cannot tell what was published on the day asked for; the message says why. */
public final class NotPublishedException extends RuntimeException {

  NotPublishedException(String message) {
    super(message);
  }
}

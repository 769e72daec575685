package vn.dossier.generate;

import java.util.concurrent.atomic.AtomicLong;

/** Shows on standard error how far it is: one line written over on a terminal, lines elsewhere. */
final class FillProgress implements AutoCloseable {

  private static final int LINES = 10;

  private final boolean terminal = System.console() != null;
  private final long all;
  private final AtomicLong done = new AtomicLong();
  private int shown;

  /**
   * @param all how many there will be
   */
  FillProgress(long all) {
    this.all = all;
  }

  /** So many more are done. */
  synchronized void add(int more) {
    long before = done.get();
    long now = done.addAndGet(more);
    if (terminal || before * LINES / all != now * LINES / all) {
      say("%,d of %,d dossiers".formatted(now, all));
    }
  }

  /** Shows what goes on. */
  synchronized void say(String what) {
    if (terminal) {
      System.err.print("\r" + what + " ".repeat(Math.max(0, shown - what.length())));
      shown = what.length();
    } else {
      System.err.println(what);
    }
  }

  @Override
  public void close() {
    if (shown > 0) {
      System.err.print("\r" + " ".repeat(shown) + "\r");
    }
  }
}

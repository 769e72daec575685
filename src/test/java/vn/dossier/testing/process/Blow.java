package vn.dossier.testing.process;

import java.sql.SQLException;

/** What hits a running night. */
public interface Blow {

  /** SIGKILL of the process. */
  Blow KILL =
      new Blow() {
        @Override
        public void strike(RunningJar running) {
          running.kill();
        }

        @Override
        public boolean hit(Ended ended) {
          return ended.code() == 128 + 9;
        }
      };

  /** Hits a process that was alive a moment ago. */
  void strike(RunningJar running) throws SQLException;

  /** Whether it has kept the process from ending well; fails when it ended as it must not. */
  boolean hit(Ended ended);
}

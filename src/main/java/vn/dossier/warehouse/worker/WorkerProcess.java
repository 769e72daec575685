package vn.dossier.warehouse.worker;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A process that works on partitions.
 *
 * @param host name of its host
 * @param pid its number there
 * @param threads partitions that it works on at once
 * @param ofNight whether it is the night's own process
 * @param programVersion version of the program
 * @param ruleSet rules that it classifies by
 * @param takes what names the partitions that it may take: they are of the same program, rules and
 *     statements
 */
public record WorkerProcess(
    String host,
    long pid,
    int threads,
    boolean ofNight,
    String programVersion,
    String ruleSet,
    String takes) {

  /** This process. */
  public static WorkerProcess here(
      int threads, boolean ofNight, String programVersion, String ruleSet, String takes) {
    return new WorkerProcess(
        thisHost(),
        ProcessHandle.current().pid(),
        threads,
        ofNight,
        programVersion,
        ruleSet,
        takes);
  }

  /** The same process as a worker. */
  public WorkerProcess withThreads(int number) {
    return new WorkerProcess(host, pid, number, false, programVersion, ruleSet, takes);
  }

  private static String thisHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}

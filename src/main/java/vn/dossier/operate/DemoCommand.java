package vn.dossier.operate;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.dossier.generate.MadeAdapter;
import vn.dossier.operate.demo.Demo;
import vn.dossier.operate.session.Session;

/** The demo by its name, also over a database of another vendor. */
@Command(
    name = "demo",
    description = "A night over sample rows under var/, and the bulletin; as without a command.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  private final Session session;

  @Option(
      names = "--adapter",
      defaultValue = "one-stop",
      paramLabel = "NAME",
      description =
          "Whose rows: the sample province of one-stop, or made ones of opencps (default:"
              + " ${DEFAULT-VALUE}).")
  private String adapter;

  DemoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return new Demo(session).run(MadeAdapter.of(adapter));
  }
}

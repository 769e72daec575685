package vn.dossier;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import vn.dossier.operate.CommandLineInterface;

/** Entry point: parses the command first, so that help and wrong usage need no database. */
@SpringBootApplication
public class DossierEtl {

  /** Runs one command and ends the process with its exit code (src/docs/contracts.md). */
  public static void main(String[] args) {
    CommandLineInterface.main(DossierEtl.class, args);
  }
}

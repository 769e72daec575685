package vn.dossier;

public final class DossierEtl {
  private DossierEtl() {}

  public static void main(String[] args) {
    System.exit(0);
  }
}

package vn.dossier.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import vn.dossier.classify.raw.RawComponent;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.raw.RawPayment;
import vn.dossier.classify.value.Whitespace;

/**
 * Builds raw dossiers for tests. What a test does not set is harmless: a dossier accepted on
 * 2023-10-10, in processing (status 4), submitted online, without components and payments.
 */
public final class Dossiers {
  private final List<RawComponent> components = new ArrayList<>();
  private final List<RawPayment> payments = new ArrayList<>();
  private String id = "d-1";
  private String code = "H44.13-231010-0001";
  private String agencyCode = OneStop.AGENCY;
  private String procedureCode = OneStop.PROCEDURE;
  private String channel = "2";
  private String serviceLevel = "4";
  private String status = "4";
  private String acceptedAt = "2023-10-10 08:00:00";
  private String dueAt = "2023-10-20 17:00:00";
  private String finishedAt;
  private String returnedAt;
  private String resultKind;
  private String resultFiles;
  private String deletedAt;
  private String copyReason;

  private Dossiers() {}

  public static Dossiers dossier() {
    return new Dossiers();
  }

  /** Finished (status 9) on 2023-10-18. */
  public static Dossiers finished() {
    return dossier().status("9").finishedAt("2023-10-18 10:00:00");
  }

  public Dossiers id(String id) {
    this.id = id;
    return this;
  }

  /** To be set before components and payments, which link to the trimmed code. */
  public Dossiers code(String code) {
    this.code = code;
    return this;
  }

  public Dossiers agency(String agencyCode) {
    this.agencyCode = agencyCode;
    return this;
  }

  public Dossiers procedure(String procedureCode) {
    this.procedureCode = procedureCode;
    return this;
  }

  public Dossiers channel(String channel) {
    this.channel = channel;
    return this;
  }

  public Dossiers serviceLevel(String serviceLevel) {
    this.serviceLevel = serviceLevel;
    return this;
  }

  public Dossiers status(String status) {
    this.status = status;
    return this;
  }

  public Dossiers acceptedAt(String acceptedAt) {
    this.acceptedAt = acceptedAt;
    return this;
  }

  public Dossiers dueAt(String dueAt) {
    this.dueAt = dueAt;
    return this;
  }

  public Dossiers finishedAt(String finishedAt) {
    this.finishedAt = finishedAt;
    return this;
  }

  public Dossiers returnedAt(String returnedAt) {
    this.returnedAt = returnedAt;
    return this;
  }

  public Dossiers resultKind(String resultKind) {
    this.resultKind = resultKind;
    return this;
  }

  public Dossiers resultFiles(String resultFiles) {
    this.resultFiles = resultFiles;
    return this;
  }

  public Dossiers copyReason(String copyReason) {
    this.copyReason = copyReason;
    return this;
  }

  public Dossiers deletedAt(String deletedAt) {
    this.deletedAt = deletedAt;
    return this;
  }

  /** Adds a live component that links to this dossier. */
  public Dossiers component(String files, String digitisation) {
    return component(new RawComponent(Whitespace.trim(code), files, digitisation, null));
  }

  public Dossiers component(RawComponent component) {
    components.add(component);
    return this;
  }

  /**
   * Adds a payment request that links to this dossier: 'Chờ thanh toán', 'Thu trước', no amount.
   */
  public Dossiers payment(UnaryOperator<Payment> change) {
    Payment payment = new Payment();
    payment.id = "p-" + payments.size();
    payment.link = Whitespace.trim(code);
    payments.add(change.apply(payment).build());
    return this;
  }

  public RawDossier build() {
    return new RawDossier(
        id,
        code,
        code,
        agencyCode,
        procedureCode,
        channel,
        serviceLevel,
        status,
        acceptedAt,
        dueAt,
        finishedAt,
        returnedAt,
        resultKind,
        resultFiles,
        deletedAt,
        copyReason,
        List.copyOf(components),
        List.copyOf(payments));
  }

  /** Builds a payment request: 'Chờ thanh toán', 'Thu trước', without an amount or a method. */
  public static final class Payment {
    private String id = "p-1";
    private String link = "H44.13-231010-0001";
    private Long amount;
    private String status = "Chờ thanh toán";
    private String kind = "Thu trước";
    private String method;
    private String collectedAt;
    private String feeReceipt;
    private String chargeReceipt;
    private String deletedAt;

    /** Paid on 2023-10-12 by this method. */
    public Payment paid(long amount, String method) {
      this.amount = amount;
      this.method = method;
      this.status = "Đã thanh toán";
      this.collectedAt = "2023-10-12 09:30:00";
      return this;
    }

    public Payment link(String link) {
      this.link = link;
      return this;
    }

    public Payment amount(Long amount) {
      this.amount = amount;
      return this;
    }

    public Payment status(String status) {
      this.status = status;
      return this;
    }

    public Payment kind(String kind) {
      this.kind = kind;
      return this;
    }

    public Payment method(String method) {
      this.method = method;
      return this;
    }

    public Payment collectedAt(String collectedAt) {
      this.collectedAt = collectedAt;
      return this;
    }

    public Payment receipts(String fee, String charge) {
      this.feeReceipt = fee;
      this.chargeReceipt = charge;
      return this;
    }

    public Payment deletedAt(String deletedAt) {
      this.deletedAt = deletedAt;
      return this;
    }

    public RawPayment build() {
      return new RawPayment(
          id,
          link,
          amount,
          null,
          null,
          status,
          kind,
          method,
          collectedAt,
          OneStop.AGENCY,
          null,
          feeReceipt,
          chargeReceipt,
          deletedAt);
    }
  }
}

package vn.dossier.testing.database;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** One side of MySQL's protocol, as far as a dishonest server speaks it. */
final class Wire {

  /**
   * A packet.
   *
   * @param sequence its number within the command
   */
  record Packet(int sequence, byte[] payload) {

    boolean isQuery() {
      return sequence == 0 && payload.length > 0 && payload[0] == 3;
    }

    String statement() {
      return new String(payload, 1, payload.length - 1, StandardCharsets.UTF_8);
    }
  }

  private final DataInputStream in;
  private final OutputStream out;

  Wire(InputStream in, OutputStream out) {
    this.in = new DataInputStream(in);
    this.out = out;
  }

  /** The next packet; null at the end. */
  Packet read() throws IOException {
    try {
      int length = in.readUnsignedByte() | in.readUnsignedByte() << 8 | in.readUnsignedByte() << 16;
      int sequence = in.readUnsignedByte();
      byte[] payload = new byte[length];
      in.readFully(payload);
      return new Packet(sequence, payload);
    } catch (EOFException e) {
      return null;
    }
  }

  void write(int sequence, byte[] payload) throws IOException {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.write(payload.length);
    packet.write(payload.length >> 8);
    packet.write(payload.length >> 16);
    packet.write(sequence);
    packet.writeBytes(payload);
    out.write(packet.toByteArray());
    out.flush();
  }

  /** Asks the client for a file, and takes what it sends up to the empty packet. */
  Packet ask(int sequence, String file) throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.write(0xFB);
    request.writeBytes(file.getBytes(StandardCharsets.UTF_8));
    write(sequence, request.toByteArray());
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    for (Packet part = read(); part != null; part = read()) {
      if (part.payload().length == 0) {
        return new Packet(part.sequence(), sent.toByteArray());
      }
      sent.writeBytes(part.payload());
    }
    throw new EOFException("The client has hung up; it had sent " + sent);
  }

  /**
   * Says that a statement succeeded.
   *
   * @param more whether another result follows
   */
  void ok(int sequence, boolean more) throws IOException {
    write(sequence, new byte[] {0, 0, 0, (byte) (more ? 10 : 2), 0, 0, 0});
  }
}

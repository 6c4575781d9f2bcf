import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

/** Seals personal values with the city's key and finds them again by a keyed hash. */
export type Vault = {
  /** AES-256-GCM; 12-byte nonce + 16-byte tag + ciphertext. */
  seal(value: unknown): Buffer;
  open(sealed: Buffer): unknown;
  /** HMAC-SHA-256 in hex: equal values have equal hashes only within one city. */
  hash(value: string): string;
};

/** @param key 32 bytes, kept outside the database; losing it loses every sealed value. */
export function vault(key: Buffer): Vault {
  if (key.length !== 32) throw new RangeError("a city's key has 32 bytes");
  const sealing = Buffer.from(hkdfSync("sha256", key, "", "binglian seal", 32));
  const hashing = Buffer.from(hkdfSync("sha256", key, "", "binglian hash", 32));
  return {
    seal(value) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", sealing, nonce);
      const text = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]);
    },
    open(sealed) {
      const decipher = createDecipheriv("aes-256-gcm", sealing, sealed.subarray(0, 12));
      decipher.setAuthTag(sealed.subarray(12, 28));
      return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString("utf8"));
    },
    hash: (value) => createHmac("sha256", hashing).update(value).digest("hex"),
  };
}

import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

/** Seals personal values with the city's key and finds them again by a keyed hash. */
export type Vault = {
  /**
   * AES-256-GCM; 12-byte nonce + 16-byte tag + ciphertext. What is sealed for one place opens there only (as associated
   * data): whoever can write to the database cannot pass one person's number off as another's.
   */
  seal(value: unknown, place: SealedAt): Buffer;
  /** @throws when the key, the place or any byte is another than at sealing */
  open(sealed: Buffer, place: SealedAt): unknown;
  /** HMAC-SHA-256 in hex: equal values have equal hashes only within one city. */
  hash(value: string): string;
};

/** Where a sealed value belongs: a field of one row, the same in the row and in the journal's vault. */
type SealedAt = { readonly record: string; readonly id: string; readonly field: string };

const placeBytes = ({ record, id, field }: SealedAt): Buffer =>
  Buffer.from(JSON.stringify([record, id, field]), "utf8");

/** @param key 32 bytes, kept outside the database; losing it loses every sealed value. */
export function vault(key: Buffer): Vault {
  if (key.length !== 32) throw new RangeError("a city's key has 32 bytes");
  const sealing = Buffer.from(hkdfSync("sha256", key, "", "binglian seal", 32));
  const hashing = Buffer.from(hkdfSync("sha256", key, "", "binglian hash", 32));
  return {
    seal(value, place) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", sealing, nonce).setAAD(placeBytes(place));
      const text = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]);
    },
    open(sealed, place) {
      const decipher = createDecipheriv("aes-256-gcm", sealing, sealed.subarray(0, 12), { authTagLength: 16 });
      decipher.setAAD(placeBytes(place));
      decipher.setAuthTag(sealed.subarray(12, 28));
      return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString("utf8"));
    },
    hash: (value) => createHmac("sha256", hashing).update(value).digest("hex"),
  };
}

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readJournal } from "#kernel/records/history.ts";
import { done, refused } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";

describe("e-mail addresses of subjects and of the staff", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("minimal");
  });
  after(() => here.close());

  const set = (by: string, input: object) =>
    here.city.execute({ command: "directory.setMailbox", who: { kind: "person", person: by }, on: null, input });
  const row = async (id: string) =>
    (await here.database.city.pool.query("SELECT * FROM mailboxes WHERE id = $1", [id])).rows[0];
  const address = "office@mail.invalid";
  const window = "p-1";
  const administrator = "p-5";

  test("an address rests sealed and masked, and stands in the journal by reference only (IDN-02)", async () => {
    const { place, id } = done(await set(window, { subject: "enterprise-1", address }));
    const kept = await row(id);
    assert.deepEqual([kept.subject, kept.person, kept.valid_to], ["enterprise-1", null, null]);
    assert.equal(kept.address_masked, "o***@mail.invalid");
    const where = { record: "mailbox", id, field: "address" };
    assert.equal(here.city.vault.open(Buffer.from(kept.address, "base64"), where), address);
    const told = JSON.stringify(await readJournal(here.database.city.pool, place, 1));
    assert.ok(!told.includes("mail.invalid") && !told.includes(kept.address_hash), told);
  });

  test("it is changed, taken back and given again, and each once (NTC-02)", async () => {
    const asked = { subject: "sole-trader-1" };
    refused(await set(window, { ...asked, address: null }), "MAILBOX_NONE", "NTC-02");
    done(await set(window, { ...asked, address }));
    refused(await set(window, { ...asked, address }), "MAILBOX_SAME", "NTC-02");
    const { id } = done(await set(window, { ...asked, address: "shop@mail.invalid" }));
    assert.equal((await row(id)).address_masked, "s***@mail.invalid");
    here.city.time.set("2026-03-04T01:00:00Z");
    done(await set(window, { ...asked, address: null }));
    assert.equal((await row(id)).valid_to, "2026-03-04");
    here.city.time.set("2026-03-05T01:00:00Z");
    done(await set(window, { ...asked, address: "shop@mail.invalid" }));
    assert.deepEqual([(await row(id)).valid_from, (await row(id)).valid_to], ["2026-03-05", null]);
  });

  test("everybody gives their own, the administrator the staff's, and nobody else that of a colleague (ACC-01)", async () => {
    done(await set("p-2", { person: "p-2", address: "p2@staff.invalid" }));
    done(await set(administrator, { person: "p-3", address: "p3@staff.invalid" }));
    refused(await set("p-2", { person: "p-3", address }), "NOT_ALLOWED", "ACC-01");
    refused(await set(window, { person: "p-3", address }), "NOT_ALLOWED", "ACC-01");
    refused(await set(administrator, { subject: "enterprise-1", address }), "NOT_ALLOWED", "ACC-01");
    const me = (await here.city.ask("directory.me", { kind: "person", person: "p-2" }, {})) as { mailbox: string };
    assert.equal(me.mailbox, "p***@staff.invalid");
  });

  test("what is no address is refused, and so is one of somebody unknown, or of two at once", async () => {
    const wrong = await set(window, { subject: "enterprise-1", address: "office" });
    assert.equal(refused(wrong, "BAD_INPUT", "REC-02").field, "/address");
    refused(await set(window, { subject: "nobody", address }), "NOT_FOUND", "REC-03");
    refused(await set(window, { subject: "enterprise-1", person: "p-2", address }), "BAD_INPUT", "REC-02");
  });
});

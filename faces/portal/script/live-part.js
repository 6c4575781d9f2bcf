// Shows the next state of a page's live part ([data-live]) without loading the whole page. Everything works without it:
// its links and forms are plain ones that lead to the same addresses.
(() => {
  const part = () => document.querySelector("[data-live]");
  // A button that is gone with what it did leaves the focus where it stood: on its part that folds away.
  const idOf = (element) => (part()?.contains(element) ? (element.closest("[id]")?.id ?? "") : "");
  let latest = 0;

  async function show(address, kept) {
    const mine = ++latest;
    const old = part();
    old.setAttribute("aria-busy", "true");
    const text = await fetch(address).then(
      (answer) => (answer.ok ? answer.text() : ""),
      () => "",
    );
    // Somebody has gone on meanwhile: their answer comes, this one is late.
    if (mine !== latest) return;
    const read = new DOMParser().parseFromString(text, "text/html");
    const fresh = read.querySelector("[data-live]");
    if (!fresh) return location.assign(address);
    for (const { id, open } of old.querySelectorAll("details[id]")) {
      const same = fresh.querySelector(`#${CSS.escape(id)}`);
      if (same) same.open = open;
    }
    const focused = idOf(document.activeElement);
    const find = () => {
      const found = focused && document.getElementById(focused);
      return found?.tagName === "DETAILS" ? found.querySelector("summary") : found;
    };
    const before = find()?.getBoundingClientRect?.().top;
    old.replaceWith(fresh);
    const again = find();
    if (again) {
      again.focus({ preventScroll: true });
      scrollBy(0, again.getBoundingClientRect().top - before);
    } else if (focused) fresh.focus({ preventScroll: true });
    document.title = read.title;
    if (kept) history.pushState(null, "", fresh.dataset.live || address);
    // The region stood there before, so that screen readers speak what comes into it.
    document.querySelector("[data-says]").textContent = fresh.dataset.now;
  }

  const addressOf = (form, button) => {
    const given = new URLSearchParams();
    for (const [name, value] of new FormData(form, button)) if (value !== "") given.append(name, value);
    return `${new URL(form.action).pathname}?${given}`;
  };
  addEventListener("change", ({ target }) => {
    // What is half of an answer waits for its button.
    if (!target.form || !target.name || "later" in target.dataset) return;
    if (part()?.contains(target.form)) show(addressOf(target.form), true);
  });
  addEventListener("submit", (event) => {
    if (!part()?.contains(event.target)) return;
    event.preventDefault();
    show(addressOf(event.target, event.submitter), true);
  });
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-stay]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(link.href, true);
  });
  addEventListener("popstate", () => show(location.href, false));
})();


(() => {
  "use strict";

  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const number = new Intl.NumberFormat("en");

  for (const each of all("[data-js]")) each.hidden = false;
  theme();
  if (byId("ranking")) list();

  /** The colours of the system until the button says otherwise; what it says is remembered. */
  function theme() {
    const button = byId("theme");
    const system = matchMedia("(prefers-color-scheme: dark)");
    const remembered = recall("allocscan-theme");
    if (remembered === "dark" || remembered === "light") root.dataset.theme = remembered;
    const dark = () => (root.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
    const show = () => button.setAttribute("aria-pressed", String(dark()));
    button.addEventListener("click", () => {
      root.dataset.theme = dark() ? "light" : "dark";
      remember("allocscan-theme", root.dataset.theme);
      show();
    });
    system.addEventListener("change", show);
    show();
  }

  /** Storage may be forbidden to a page from disk: then nothing is remembered. */
  function remember(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {}
  }

  function recall(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  function list() {
    const table = byId("ranking");
    const box = byId("filter");
    const scopeButton = byId("scope");
    const rows = all("tbody.finding", table).map((body) => ({
      body,
      details: body.querySelector("details"),
      summary: body.querySelector("summary"),
      words: `${body.querySelector(".figures").textContent} ${body.querySelector("summary").textContent}`
        .toLowerCase(),
    }));
    const rowOf = new Map(rows.map((row) => [row.body, row]));
    const order = { key: table.querySelector("th[aria-sort] button").dataset.sort, down: false };
    const pageful = Number(table.dataset.shown);
    let limit = pageful;
    let scope = null;
    let current = null;

    // ---------------------------------------------------------------- filter

    function chosen() {
      const groups = new Map();
      for (const input of all(".controls input:checked")) {
        groups.set(input.name, (groups.get(input.name) ?? new Set()).add(input.value));
      }
      return [...groups];
    }

    function narrow() {
      const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
      const groups = chosen();
      let shown = 0;
      let bytes = 0;
      for (const { body, words: text } of rows) {
        const kept =
          (!scope || body.dataset[scope.kind] === scope.number) &&
          groups.every(([name, values]) => values.has(body.dataset[name])) &&
          words.every((word) => text.includes(word));
        body.hidden = !kept;
        if (!kept) continue;
        body.classList.toggle("later", shown >= limit);
        shown += 1;
        bytes += Number(body.dataset.bytes);
      }
      const narrowed = scope !== null || groups.length > 0 || words.length > 0;
      const of = narrowed ? `${number.format(shown)} of ${number.format(rows.length)}` : number.format(shown);
      byId("count").textContent =
        `${of} ${rows.length === 1 ? "finding" : "findings"}, ${number.format(bytes)}\u00a0B per call`;
      byId("none").hidden = shown > 0;
      table.hidden = shown === 0;
      byId("reset").hidden = !narrowed;
      const rest = Math.min(pageful, shown - limit);
      byId("more").hidden = rest <= 0;
      byId("more").textContent = `Show ${number.format(rest)} more`;
    }

    function inSight({ body }) {
      return !body.hidden && !body.classList.contains("later");
    }

    function showMore() {
      limit += pageful;
      narrow();
    }

    // The button moves away, so the focus goes to the first row that was not there before.
    byId("more").addEventListener("click", () => {
      const before = rows.filter(inSight).length;
      showMore();
      rows.filter(inSight)[before].summary.focus({ preventScroll: true });
    });

    function setScope(link) {
      const same = link !== null && scope?.link === link;
      scope?.link.removeAttribute("aria-current");
      scope = null;
      if (link !== null && !same) {
        const kind = link.dataset.dir === undefined ? "file" : "dir";
        scope = { link, kind, number: link.dataset[kind] };
        link.setAttribute("aria-current", "true");
        scopeButton.textContent = `Only ${nameOf(link)} ×`;
        scopeButton.setAttribute("aria-label", `Only ${nameOf(link)}; show all directories`);
      }
      scopeButton.hidden = scope === null;
      narrow();
    }

    function nameOf(link) {
      return link.title.slice(0, link.title.lastIndexOf(": "));
    }

    function reset() {
      box.value = "";
      for (const input of all(".controls input:checked")) input.checked = false;
      setScope(null);
    }

    box.addEventListener("input", narrow);
    byId("filter").closest(".controls").addEventListener("change", narrow);
    byId("reset").addEventListener("click", () => (reset(), box.focus()));
    scopeButton.addEventListener("click", () => (setScope(null), box.focus()));
    for (const link of all(".map a")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        setScope(link);
      });
    }

    // ---------------------------------------------------------------- order

    function compare(a, b) {
      const [left, right] = [a.body.dataset, b.body.dataset];
      const by =
        order.key === "rule"
          ? Number(left.rule > right.rule) - Number(left.rule < right.rule)
          : Number(left[order.key]) - Number(right[order.key]);
      return (order.down ? -by : by) || Number(left.rank) - Number(right.rank);
    }

    for (const button of all("button[data-sort]", table)) {
      button.disabled = false;
      button.addEventListener("click", () => {
        const key = button.dataset.sort;
        // Of bytes the many come first.
        order.down = order.key === key ? !order.down : key === "bytes";
        order.key = key;
        for (const head of all("th[aria-sort]", table)) head.removeAttribute("aria-sort");
        button.parentElement.setAttribute("aria-sort", order.down ? "descending" : "ascending");
        table.append(...rows.sort(compare).map((row) => row.body));
        narrow();
      });
    }

    // ---------------------------------------------------------------- opening

    function openAll(open) {
      for (const row of rows) if (inSight(row)) row.details.open = open;
    }

    byId("open-all").addEventListener("click", () => openAll(true));
    byId("close-all").addEventListener("click", () => openAll(false));
    table.addEventListener("click", (event) => {
      const figures = event.target.closest(".figures");
      if (!figures || event.target.closest("a") || String(getSelection())) return;
      const { details } = rowOf.get(figures.parentElement);
      details.open = !details.open;
    });
    table.addEventListener("focusin", (event) => {
      current = rowOf.get(event.target.closest("tbody.finding")) ?? current;
    });

    function openNamed() {
      const named = location.hash && byId(decodeURIComponent(location.hash.slice(1)));
      const row = named && rowOf.get(named.closest("tbody.finding"));
      if (!row) return;
      if (row.body.hidden) reset();
      while (!inSight(row)) showMore();
      row.details.open = true;
      row.body.scrollIntoView({ block: "start" });
      row.summary.focus({ preventScroll: true });
    }

    narrow();
    addEventListener("hashchange", openNamed);
    // The address does not change where the same finding is asked for again.
    table.addEventListener("click", (event) => {
      if (event.target.closest("a")?.hash === location.hash) openNamed();
    });
    openNamed();

    const opened = [];
    addEventListener("beforeprint", () => {
      for (const details of all("#ranking details:not([open])")) {
        details.open = true;
        opened.push(details);
      }
    });
    addEventListener("afterprint", () => {
      for (const details of opened.splice(0)) details.open = false;
    });

    // ---------------------------------------------------------------- keys

    const dialog = byId("keys");
    const lettersOn = byId("keys-on");
    lettersOn.checked = recall("allocscan-keys") !== "off";
    lettersOn.addEventListener("change", () => {
      remember("allocscan-keys", lettersOn.checked ? "on" : "off");
    });
    byId("show-keys").addEventListener("click", () => dialog.showModal());

    function step(by) {
      let shown = rows.filter(inSight);
      if (shown.length === 0) return;
      const at = shown.indexOf(current);
      if (by > 0 && at === shown.length - 1 && !byId("more").hidden) {
        showMore();
        shown = rows.filter(inSight);
      }
      const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by;
      const row = shown[Math.min(Math.max(next, 0), shown.length - 1)];
      row.summary.focus({ preventScroll: true });
      row.body.scrollIntoView({ block: "nearest" });
    }

    const letters = {
      "/": () => (box.focus(), box.select()),
      "?": () => dialog.showModal(),
      j: () => step(1),
      k: () => step(-1),
    };
    const arrows = { ArrowDown: () => step(1), ArrowUp: () => step(-1) };

    function actionFor(event) {
      const target = event.target;
      if (target === box) return event.key === "Escape" ? () => ((box.value = ""), narrow()) : null;
      if (target.matches("tbody.finding summary") && arrows[event.key]) return arrows[event.key];
      return lettersOn.checked && Object.hasOwn(letters, event.key) ? letters[event.key] : null;
    }

    addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
      const action = actionFor(event);
      if (!action) return;
      event.preventDefault();
      action();
    });
  }
})();

// Drives the HTML report in headless Chromium:
// node html_report.mjs CHROMIUM REPORT EMPTY LONG [FOLDER]
// REPORT has several findings, EMPTY none, LONG 1,100, the one that costs most last; screenshots go
// to FOLDER. Printed is one JSON object: for each check null, or what went wrong.
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, report, empty, long, folder] = process.argv.slice(2);
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const SHOWN = "tbody.finding:not([hidden])";

const checks = {
  async "no error, nothing asked for"(page, heard) {
    await page.locator("#open-all").click();
    await page.locator("#show-keys").click();
    await page.locator("#keys form button").click();
    assert.equal(await page.locator("#keys").evaluate((dialog) => dialog.open), false);
    assert.deepEqual(heard.said, []);
    assert.deepEqual(heard.asked, [pathToFileURL(report).href]);
  },

  async "an address outside is refused"(page, heard) {
    await page.evaluate(() => fetch("http://127.0.0.1:9/").catch(() => null));
    assert.match(heard.said.join("\n"), /Content Security Policy/);
  },

  async "text narrows the rows and the count"(page) {
    const [all, text] = [await page.locator(SHOWN).count(), await countLine(page)];
    await page.locator("#filter").fill("ALPHA");
    const left = await page.locator(SHOWN).count();
    assert.ok(left > 0 && left < all, `${left} of ${all}`);
    for (const row of await page.locator(`${SHOWN} .figures`).allTextContents()) {
      assert.match(row.toLowerCase(), /alpha/);
    }
    assert.ok((await countLine(page)).startsWith(`${left} of ${all} findings, `));
    await page.locator("#filter").fill("alpha nowhere-to-be-found");
    assert.equal(await page.locator(SHOWN).count(), 0);
    assert.ok(await page.locator("#none").isVisible());
    await page.locator("#reset").click();
    assert.equal(await page.locator(SHOWN).count(), all);
    assert.equal(await countLine(page), text);
    assert.equal(await page.locator("#count").getAttribute("aria-live"), "polite");
  },

  async "toggles narrow, and add up within a group"(page) {
    const all = await page.locator(SHOWN).count();
    const rowsOf = (selector) => page.locator(`tbody.finding${selector}`).count();
    for (const group of ["severity", "heat", "fix", "rule"]) {
      const boxes = page.locator(`input[name="${group}"]`);
      assert.ok((await boxes.count()) > 1, group);
      const value = await boxes.first().getAttribute("value");
      await boxes.first().check();
      const expected = await rowsOf(`[data-${group}="${value}"]`);
      assert.equal(await page.locator(SHOWN).count(), expected, group);
      assert.ok((await countLine(page)).startsWith(`${expected} of ${all} `), group);
      for (const box of await boxes.all()) await box.check();
      assert.equal(await page.locator(SHOWN).count(), all, group);
      for (const box of await boxes.all()) await box.uncheck();
    }
    await page.locator('input[name="severity"]').first().focus();
    await page.keyboard.press("Space");
    assert.notEqual(await page.locator(SHOWN).count(), all);
  },

  async "a click sorts"(page) {
    await page.locator('button[data-sort="bytes"]').click();
    assertSorted(await numbers(page, "bytes"), -1);
    assert.deepEqual(await sortedBy(page), [["bytes", "descending"]]);
    await page.locator('button[data-sort="bytes"]').click();
    assertSorted(await numbers(page, "bytes"), 1);
    await page.locator('button[data-sort="path"]').click();
    assertSorted(await numbers(page, "path"), 1);
    await page.locator('button[data-sort="rank"]').click();
    assertSorted(await numbers(page, "rank"), 1);
    assert.deepEqual(await sortedBy(page), [["rank", "ascending"]]);
  },

  async "a key sorts, and keeps the focus"(page) {
    await page.locator('button[data-sort="rule"]').focus();
    await page.keyboard.press("Enter");
    const rules = await page.locator("tbody.finding").evaluateAll((all) => all.map((each) => each.dataset.rule));
    assert.deepEqual(rules, [...rules].sort());
    assert.ok(new Set(rules).size > 1);
    assert.deepEqual(await sortedBy(page), [["rule", "ascending"]]);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.sort), "rule");
    await page.keyboard.press("Space");
    assert.deepEqual(await sortedBy(page), [["rule", "descending"]]);
  },

  async "j, k and arrows move, Enter opens"(page) {
    const at = () =>
      page.evaluate(() => document.activeElement.closest("tbody.finding")?.dataset.rank);
    const open = () => page.evaluate(() => document.activeElement.closest("details").open);
    await page.keyboard.press("j");
    assert.equal(await at(), "1");
    await page.keyboard.press("j");
    assert.equal(await at(), "2");
    await page.keyboard.press("ArrowDown");
    assert.equal(await at(), "3");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("k");
    await page.keyboard.press("k");
    assert.equal(await at(), "1");
    assert.equal(await open(), false);
    await page.keyboard.press("Enter");
    assert.equal(await open(), true);
    assert.ok(await page.locator("tbody.finding .frame").first().isVisible());
    await page.keyboard.press("Enter");
    assert.equal(await open(), false);
    await page.locator("#filter").fill("alpha");
    await page.locator("#filter").blur();
    await page.keyboard.press("j");
    assert.ok(await page.evaluate(() => !document.activeElement.closest("tbody").hidden));
  },

  async "the other keys"(page) {
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.id), "filter");
    await page.keyboard.type("j/k?");
    assert.equal(await page.locator("#filter").inputValue(), "j/k?");
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#filter").inputValue(), "");
    await page.locator("#filter").blur();
    await page.keyboard.press("?");
    assert.ok(await page.locator("#keys").isVisible());
    await page.locator("#keys-on").uncheck();
    await page.keyboard.press("Escape");
    assert.ok(!(await page.locator("#keys").isVisible()));
    await page.keyboard.press("?");
    assert.ok(!(await page.locator("#keys").isVisible()), "letters are off");
    await page.reload();
    await page.keyboard.press("?");
    assert.ok(!(await page.locator("#keys").isVisible()), "letters stay off");
  },

  async "a part of the map narrows"(page) {
    const all = await page.locator(SHOWN).count();
    for (const [selector, name] of [[".map .dir", "dir"], [".map .cell", "file"]]) {
      const link = page.locator(selector).last();
      const number = await link.getAttribute(`data-${name}`);
      await link.focus();
      await page.keyboard.press("Enter");
      const expected = await page.locator(`tbody.finding[data-${name}="${number}"]`).count();
      assert.ok(expected > 0 && expected < all, name);
      assert.equal(await page.locator(SHOWN).count(), expected);
      assert.equal(await link.getAttribute("aria-current"), "true");
      assert.ok((await link.getAttribute("title")).includes(`${expected} finding`));
      assert.match(await page.locator("#scope").textContent(), /^Only .+ ×$/);
      assert.ok(await page.locator("#scope").isVisible());
      await link.focus();
      await page.keyboard.press("Enter");
      assert.equal(await page.locator(SHOWN).count(), all);
    }
    await page.locator(".map .cell").first().click();
    assert.ok((await page.locator(SHOWN).count()) < all);
    await page.locator("#scope").click();
    assert.equal(await page.locator(SHOWN).count(), all);
  },

  async "a fragment opens its finding"(page) {
    const other = page.locator("tbody.finding", { hasNotText: "alpha" }).last();
    const id = await other.locator(".evidence").getAttribute("id");
    await page.locator("#filter").fill("alpha");
    assert.ok(!(await other.isVisible()));
    await page.evaluate((hash) => (location.hash = hash), id);
    await page.waitForFunction((name) => document.getElementById(name).closest("details").open, id);
    assert.ok(await page.locator(`[id="${id}"]`).isVisible());
    await page.goto(`${pathToFileURL(report).href}#${id}`);
    await page.reload();
    assert.ok(await page.locator(`[id="${id}"]`).isVisible());
    await page.locator("tbody.finding .place a").first().click();
    assert.ok(await page.locator(".evidence").first().isVisible());
  },

  async "light, dark, and the button between them"(page) {
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    // What the system says arrives a little later.
    const pressed = (word) =>
      page.waitForFunction((wanted) => theme.getAttribute("aria-pressed") === wanted, word);
    await page.emulateMedia({ colorScheme: "light" });
    const light = await ground();
    assert.equal(light, "rgb(255, 255, 255)");
    await pressed("false");
    await shot(page, "light");
    await page.emulateMedia({ colorScheme: "dark" });
    const dark = await ground();
    assert.notEqual(dark, light);
    await pressed("true");
    await shot(page, "dark");
    await page.locator("#theme").click();
    assert.equal(await ground(), light);
    await pressed("false");
    await page.emulateMedia({ colorScheme: "light" });
    await page.locator("#theme").click();
    assert.equal(await ground(), dark);
    await page.reload();
    assert.equal(await ground(), dark, "remembered");
  },

  async "print shows everything, black on white"(page) {
    await page.emulateMedia({ colorScheme: "dark" });
    assert.ok(!(await page.locator(".evidence").first().isVisible()));
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const looks = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.body);
      return [color, backgroundColor];
    });
    assert.deepEqual(looks, ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
    for (const each of await page.locator(".evidence").all()) {
      assert.ok((await each.boundingBox()).height > 40);
    }
    for (const name of [".controls", ".buttons", "#open-all"]) {
      assert.ok(!(await page.locator(name).isVisible()), name);
    }
    await page.setViewportSize({ width: 700, height: 1000 });
    await shot(page, "print", true);
    if (folder) await page.pdf({ path: `${folder}/report.pdf` });
    await page.emulateMedia({ media: "screen" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.equal(await page.locator("#ranking details:not([open])").count(), 0);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.equal(await page.locator("#ranking details[open]").count(), 0);
  },

  async "Tab reaches every control, in order"(page) {
    const wanted = await page.evaluate(() => {
      const all = [...document.querySelectorAll("a, button, input, summary, pre[tabindex]")];
      const seen = all.filter((each) => each.checkVisibility() && !each.closest("dialog"));
      seen.forEach((each, at) => (each.dataset.stop = at));
      return seen.length;
    });
    const reached = [];
    for (let at = 0; at < wanted; at += 1) {
      await page.keyboard.press("Tab");
      const focus = await page.evaluate(() => {
        const element = document.activeElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const chip = element.closest(".chip")?.querySelector("span");
        const ring = chip ? getComputedStyle(chip).outlineStyle : outlineStyle;
        return [Number(element.dataset.stop), ring !== "none" && outlineWidth !== "0px"];
      });
      reached.push(focus);
    }
    assert.deepEqual(reached, Array.from({ length: wanted }, (_, at) => [at, true]));
  },

  async "every control has a name, every row its roles"(page) {
    const nameless = await page.evaluate(() =>
      [...document.querySelectorAll("button, input, a, summary")]
        .filter((each) => {
          if (each.hidden) return false;
          const label = each.labels?.[0]?.textContent ?? "";
          return !(each.getAttribute("aria-label") || label || each.textContent).trim();
        })
        .map((each) => each.outerHTML),
    );
    assert.deepEqual(nameless, []);
    assert.ok((await page.getByRole("row").count()) > 4);
    assert.ok((await page.getByRole("columnheader").count()) >= 6);
    assert.ok((await page.getByRole("search").count()) === 1);
    assert.ok((await page.getByRole("main").count()) === 1);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "findings");
  },

  async "360 pixels are wide enough"(page) {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.locator("#open-all").click();
    const [content, window] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      innerWidth,
    ]);
    assert.ok(content <= window, `${content} > ${window}`);
    const place = await page.locator(".place").nth(1).boundingBox();
    assert.ok(place.width > 150, `${place.width}`);
    await shot(page, "narrow");
  },

  async "without a script everything can be read"() {
    await opened(report, { javaScriptEnabled: false }, async (page) => {
      assert.ok(!(await page.locator(".controls").isVisible()));
      assert.ok(await page.locator("tbody.finding .place").first().isVisible());
      await page.locator("tbody.finding summary").first().click();
      assert.ok(await page.locator(".evidence .frame").first().isVisible());
      await page.locator(".map .cell").last().click();
      const id = new URL(page.url()).hash.slice(1);
      assert.ok(await page.locator(`[id="${id}"]`).isVisible());
    });
  },

  async "nothing found is a page too"() {
    await opened(empty, {}, async (page, heard) => {
      assert.ok(await page.getByText("Nothing was found.").isVisible());
      await page.locator("#theme").click();
      await page.keyboard.press("?");
      await page.keyboard.press("j");
      assert.deepEqual(heard.said, []);
    });
  },

  async "a long list waits for a button"() {
    const inSight = (page) => page.locator("tbody.finding:visible").count();
    await opened(long, {}, async (page) => {
      assert.equal(await inSight(page), 500);
      assert.match(await countLine(page), /^1,100 findings, /);
      await page.locator('button[data-sort="bytes"]').click();
      assert.equal(await inSight(page), 500);
      assert.ok(await page.locator("tbody.finding").first().isVisible());
      assert.equal(await page.locator("tbody.finding").first().getAttribute("data-bytes"), "1203");
      await page.locator("#more").click();
      assert.equal(await inSight(page), 1000);
      assert.equal(await page.locator("#more").textContent(), "Show 100 more");
      const rows = page.locator("tbody.finding");
      const focused = await page.evaluate(() => document.activeElement.closest("tbody").dataset.rank);
      assert.equal(focused, await rows.nth(500).getAttribute("data-rank"));
      await rows.nth(999).locator("summary").focus();
      await page.keyboard.press("j");
      assert.equal(await inSight(page), 1100);
      assert.ok(!(await page.locator("#more").isVisible()));
      await page.emulateMedia({ media: "print" });
      await page.reload();
      assert.equal(await inSight(page), 1100);
      await page.emulateMedia({ media: "screen" });
      assert.equal(await inSight(page), 500);
      const id = await page.locator(".evidence").last().getAttribute("id");
      await page.evaluate((hash) => (location.hash = hash), id);
      await page.waitForFunction((name) => document.getElementById(name).checkVisibility(), id);
    });
    await opened(long, { javaScriptEnabled: false }, async (page) => {
      assert.equal(await inSight(page), 1100);
    });
  },
};

async function countLine(page) {
  return page.locator("#count").textContent();
}

async function numbers(page, name) {
  return page
    .locator("tbody.finding")
    .evaluateAll((all, key) => all.map((each) => Number(each.dataset[key])), name);
}

function assertSorted(values, direction) {
  assert.ok(new Set(values).size > 1, "something to sort");
  assert.deepEqual(values, [...values].sort((a, b) => direction * (a - b)));
}

async function sortedBy(page) {
  return page
    .locator("th[aria-sort]")
    .evaluateAll((all) =>
      all.map((each) => [each.firstElementChild.dataset.sort, each.getAttribute("aria-sort")]),
    );
}

async function shot(page, name, fullPage = false) {
  if (folder) await page.screenshot({ path: `${folder}/report-${name}.png`, fullPage });
}

async function opened(file, options, use) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const heard = { said: [], asked: [] };
    page.on("console", (message) => heard.said.push(message.text()));
    page.on("pageerror", (error) => heard.said.push(String(error)));
    page.on("request", (request) => heard.asked.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    await use(page, heard);
  } finally {
    await context.close();
  }
}

const browser = await chromium.launch({ executablePath, args: FLAGS });
const outcome = {};
try {
  for (const [name, check] of Object.entries(checks)) {
    try {
      await opened(report, {}, check);
      outcome[name] = null;
    } catch (error) {
      outcome[name] = String(error.stack ?? error);
    }
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify(outcome));

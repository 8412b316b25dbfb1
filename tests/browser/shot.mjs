import { chromium } from "@playwright/test";
const [base, role, lang, scheme, width, ...paths] = process.argv.slice(2);
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu","--no-first-run","--disable-background-networking","--disable-component-update","--disable-sync"] });
const c = await b.newContext({ baseURL: base, viewport: { width: +width, height: 800 }, colorScheme: scheme, javaScriptEnabled: process.env.NOJS ? false : true });
const p = await c.newPage();
p.on("console", m => { if (m.type()==="error") console.log("console", p.url(), m.text()); });
p.on("pageerror", e => console.log("pageerror", p.url(), e.message));
await p.goto("/sign-in");
if (role !== "nobody") await p.locator(`form[action="/demo"] button[value="${role}"]`).click();
await p.locator(`form.languages button[value="${lang}"]`).click();
for (const path of paths) {
  const [start, follow] = path.split(">");
  await p.goto(start);
  if (follow) { const h = await p.locator(`main a[href^="${follow}"]:not([href$="/new"])`).first().getAttribute("href"); await p.goto(h); }
  await p.waitForTimeout(300);
  const name = `/tmp/shots/${role}-${path.replace(/[^a-z0-9]+/gi,"_")}-${lang}-${scheme}-${width}.png`;
  await p.screenshot({ path: name, fullPage: !process.env.FOLD });
  console.log(name, await p.title(), await p.evaluate(() => document.documentElement.scrollWidth - innerWidth));
}
await b.close();

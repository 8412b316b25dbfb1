// A participant's pages are light, work in a narrow and a magnified window, and can be left at once.

import type { Page } from "@playwright/test";
import { expect, languages, test } from "../support/office.ts";

const KILOBYTE = 1000;
const ELSEWHERE = "https://www.gov.kz/";

test("a participant's page is no more than 60 kB in all, without WASM", async ({ browser, enter }) => {
  const first = await enter("participant", "kk");
  const context = await browser.newContext({
    baseURL: new URL(first.url()).origin,
    storageState: await first.context().storageState(),
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  const asked: string[] = [];
  let bytes = 0;
  session.on("Network.requestWillBeSent", ({ request }) => asked.push(request.url));
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto("/my", { waitUntil: "networkidle" });
  await expect(page.locator("h1")).toBeVisible();
  expect(asked.filter((address) => address.endsWith(".wasm"))).toEqual([]);
  expect(bytes).toBeGreaterThan(10 * KILOBYTE);
  expect(bytes).toBeLessThanOrEqual(60 * KILOBYTE);
});

for (const language of languages) {
  test(`nothing is cut off at 320 px, nor at 200 % text, ${language}`, async ({ enter }) => {
    const page = await enter("participant", language, { viewport: { width: 320, height: 640 } });
    for (const address of ["/my", "/me"]) {
      await page.goto(address);
      await page.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
      expect(await overflow(page), address).toBeLessThanOrEqual(0);
      await page.setViewportSize({ width: 640, height: 640 });
      await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%", "important"));
      expect(await overflow(page), `${address} at 200 %`).toBeLessThanOrEqual(0);
      await page.setViewportSize({ width: 320, height: 640 });
    }
  });
}

for (const [role, address] of [
  ["participant", "/my"],
  ["nobody", "/sign-in"],
] as const) {
  test(`${address} is left by Shift three times, and by what comes first in the tab order`, async ({ enter }) => {
    const page = await enter(role, "kk");
    await page.context().route(ELSEWHERE, (route) => route.fulfill({ body: "elsewhere" }));
    await page.goto(address);
    const before = await page.evaluate(() => history.length);
    for (let n = 0; n < 3; n++) await page.keyboard.press("Shift");
    await expect(page).toHaveURL(ELSEWHERE);
    // It took the page's place: one step back leads to the page before.
    expect(await page.evaluate(() => history.length)).toBe(before);
    await page.goto(address);
    await page.keyboard.press("Tab");
    await expect(page.locator("[data-quick-exit]")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(ELSEWHERE);
  });
}

/** How far the page reaches beyond the window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

// The programme's manual in the room and on the way home.

import type { Page } from "@playwright/test";
import { expect, languages, phone, test } from "../support/office.ts";

for (const language of languages) {
  test(`a trainer leads a session from a phone by its plan: ${language}`, async ({ enter, javaScriptEnabled }) => {
    const trainer = await enter("trainer", language, { viewport: phone });
    await trainer.goto("/today");
    await trainer.locator(".hero a.button").click();
    const steps = trainer.locator(".steps-led > li");
    expect(await steps.count()).toBeGreaterThanOrEqual(4);
    if (javaScriptEnabled) await expect(trainer.locator("[data-component^=StepClock][data-awake]")).toHaveCount(1);

    const first = steps.first();
    await open(first.locator("details"));
    await expect(first.locator("blockquote").first()).toBeVisible();
    await first.locator("form button").click();
    await expect(trainer.locator(".steps-led .badge.present")).toHaveCount(1);
    await open(trainer.locator(".steps-led > li").first().locator("details"));
    await trainer.locator(".steps-led > li").first().locator("form button").click();
    await expect(trainer.locator(".steps-led .badge.present")).toHaveCount(0);
    await fits(trainer);
  });

  test(`a participant reads his handout on the smallest phone: ${language}`, async ({ enter }) => {
    const himself = await enter("participant", language, { viewport: { width: 320, height: 640 } });
    await himself.goto("/my");
    await himself.locator('main a[href="/my/papers"]').click();
    await himself.locator('main a[href^="/my/papers/"]').first().click();
    const handout = himself.locator("article[data-read-aloud]");
    await expect(handout).toContainText("150");
    await expect(handout).toHaveAttribute("lang", language);
    await fits(himself);
  });
}

async function open(details: ReturnType<Page["locator"]>) {
  if ((await details.getAttribute("open")) === null) await details.locator("summary").click();
}

/** Nothing has to be scrolled sideways. */
async function fits(page: Page) {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beyond).toBeLessThanOrEqual(0);
}

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

test("a coordinator makes a version of the office's own and moves one person to it", async ({ enter }) => {
  const coordinator = await enter("coordinator", "ru");
  await coordinator.goto("/programme");
  await coordinator.locator('form[action="/programme"] button').click();
  await expect(coordinator).toHaveURL(/\/programme\/drafts\/[^/]+\?saved=draft-copied$/);
  const draft = new URL(coordinator.url()).pathname;

  // Minutes that do not add up are refused at their place, and what was typed stays.
  await coordinator.goto(`${draft}/training-05`);
  const first = coordinator.locator("[name=step_minutes]").first();
  const minutes = Number(await first.inputValue());
  await first.fill(String(minutes + 5));
  await coordinator.locator("button[value=save]").click();
  await expect(coordinator.locator(".error").first()).toBeVisible();
  await expect(coordinator.locator("[name=step_minutes]").first()).toHaveValue(String(minutes + 5));
  const second = coordinator.locator("[name=step_minutes]").nth(1);
  await second.fill(String(Number(await second.inputValue()) - 5));
  const text = coordinator.locator("[name=text_ru]");
  await text.fill((await text.inputValue()).replace(/^# .*/, "# Наше название"));
  await coordinator.locator("button[value=save]").click();
  await expect(coordinator).toHaveURL(/saved=/);
  await coordinator.goto(`${draft}/compare`);
  await expect(coordinator.locator("main")).toContainText("Наше название");

  await coordinator.goto(draft);
  await coordinator.locator("button[value=publish]").click();
  await expect(coordinator).toHaveURL(/\/programme\?version=[^&]+&saved=draft-published/);
  await coordinator.goto("/manual/training-05");
  await expect(coordinator.locator("h1")).toContainText("Наше название");

  await coordinator.goto(draft.replace("/drafts", "") + "/move");
  const people = await coordinator.locator('[name=chosen][value^="person:"]').count();
  await coordinator.locator('[name=chosen][value^="person:"]').first().check();
  await coordinator.locator('form[action$="/move"] button').click();
  await expect(coordinator).toHaveURL(/saved=moved&n=1$/);
  await expect(coordinator.locator('[name=chosen][value^="person:"]')).toHaveCount(people - 1);
});

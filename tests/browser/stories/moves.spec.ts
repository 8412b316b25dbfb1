// A trainer moves a group's session on a phone and takes it back, by keyboard alone; falls ill, and hands a week over in
// one plan.

import type { Page } from "@playwright/test";
import { expect, languages, phone, test } from "../support/office.ts";

const WEEK = "/week?day=2026-12-09";

for (const language of languages) {
  test(`a session moves and comes back, ${language}`, async ({ enter }) => {
    const trainer = await enter("trainer", language, { viewport: phone });
    const session = await openSession(trainer);
    const before = await trainer.locator(".page-head .hint").innerText();
    await trainer.locator(`main a[href="${session}/move"]`).click();
    const question = trainer.locator("form[method=get]:has([value=move])");
    await question.locator("[name=time]").fill("08:00");
    await press(trainer, question.locator("button"));
    await repair(trainer);
    const answer = trainer.locator('form[method=post][action$="/move"]');
    await press(trainer, answer.locator("button"));
    await expect(trainer.locator("#why-error")).toBeVisible();
    await answer.locator("[name=why]").selectOption("other");
    await answer.locator("[name=words]").fill("№ 102: 12 °C");
    await press(trainer, answer.locator("button"));
    await expect(trainer).toHaveURL(/saved=rescheduled&n=1/);
    await expect(trainer.locator("main")).toContainText("№ 102: 12 °C");
    await press(trainer, trainer.locator('form[action^="/moves/"] button').first());
    await expect(trainer).toHaveURL(/saved=undone&n=1/);
    expect(await trainer.locator(".page-head .hint").innerText()).toBe(before);
  });

  test(`a week is handed over, ${language}`, async ({ enter }) => {
    const trainer = await enter("trainer", language);
    const session = await openSession(trainer);
    await trainer.goto(`${session}/move`);
    await trainer.goto((await trainer.locator('main a[href^="/leave/"]').first().getAttribute("href"))!);
    await trainer.locator("main [name=from]").fill("2026-12-07");
    await trainer.locator("main [name=to]").fill("2026-12-13");
    await trainer.locator("main form.stack button:not([formmethod])").first().click();
    const choices = trainer.locator("select[name=choice]");
    expect(await choices.count()).toBeGreaterThan(0);
    for (const choice of await choices.all()) {
      const cancel = choice.locator('option[value$=" cancel"]');
      await choice.selectOption((await cancel.getAttribute("value"))!);
    }
    await trainer.locator("button[formmethod=post]").click();
    await expect(trainer).toHaveURL(/saved=handed-over&n=\d+&undo=/);
    await trainer.goto(session);
    await expect(trainer.locator(".badge.cancelled").first()).toBeVisible();
  });
}

/** A group's session of the next week; its page is open. */
async function openSession(page: Page): Promise<string> {
  await page.goto(WEEK);
  const session = (await page.locator("a.block.group").first().getAttribute("href"))!;
  await page.goto(session);
  return session;
}

/** Takes another time for what clashes, until nothing does. */
async function repair(page: Page) {
  const another = page.locator('button[name=decision][value*=" move "]');
  for (let n = 0; n < 5 && (await another.count()) > 0; n += 1) await another.first().click();
}

/** By keyboard. */
async function press(page: Page, button: ReturnType<Page["locator"]>) {
  await button.focus();
  await page.keyboard.press("Enter");
}

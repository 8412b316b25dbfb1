// A series on two days of the week with clashes is repaired by one press; the answer comes while one types, and without
// JavaScript as a page. What was typed stays, whatever is refused.

import { expect, test } from "../support/office.ts";
import { answered, check, commit, counts, rooms, trainers, type Plan } from "../support/planning.ts";

const CLASHES = ["2026-12-07", "2026-12-09"];

for (const language of ["kk", "ru"] as const) {
  test(`a series on two days is repaired by one press, ${language}`, async ({ enter }) => {
    const trainer = await enter("trainer", language);
    const plan = await groupPlan(trainer, language === "kk" ? "07:00" : "20:00");
    for (const first of CLASHES) {
      await check(trainer, { ...plan, first, count: 1, weekdays: [] });
      await commit(trainer, 1);
    }
    const series = { ...plan, count: 6, weekdays: [1, 3] };
    await check(trainer, series);
    expect((await counts(trainer))[1], "two dates clash with what was planned").toBeGreaterThanOrEqual(2);
    await expect(trainer.locator('form[action="/plan"][method=post]')).toHaveCount(0);
    await trainer.locator("button[name=repair][value=all]").click();
    await answered(trainer);
    await expect(trainer.locator('form[action="/plan"][method=post]')).toHaveCount(1);
    expect((await counts(trainer))[1]).toBe(0);
    await expect(trainer.locator("[name=weekday]:checked")).toHaveCount(2);
    await commit(trainer, 6);
  });
}

test("the answer follows what is typed", async ({ enter, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, "without JavaScript one asks by the button");
  const trainer = await enter("trainer", "ru");
  const plan = await groupPlan(trainer, "19:00");
  await check(trainer, plan);
  await expect(trainer.locator(".plan-date")).toHaveCount(plan.count);
  await trainer.locator("#plan-form [name=count]").fill("2");
  await answered(trainer);
  await expect(trainer.locator(".plan-date")).toHaveCount(2);
  await expect(trainer.locator("#plan-form [name=count]")).toBeFocused();
  await trainer.reload();
  await expect(trainer.locator(".plan-date"), "the address says it too").toHaveCount(2);
});

test("what was typed stays when it is refused", async ({ enter }) => {
  const trainer = await enter("trainer", "kk");
  const plan = await groupPlan(trainer, "19:00");
  await check(trainer, { ...plan, count: 500 });
  await expect(trainer.locator(".plan-answer [role=alert]")).toBeVisible();
  await expect(trainer.locator("#plan-form [name=count]")).toHaveValue("500");
  await expect(trainer.locator("#plan-form [name=session]")).toHaveValue(plan.session);
  await expect(trainer.locator(".plan-date")).toHaveCount(0);
});

/** The first group's training on Mondays from 7 December 2026 on. */
async function groupPlan(page: import("@playwright/test").Page, time: string): Promise<Plan> {
  const [own, second] = await trainers(page);
  const room = Object.values(await rooms(page))[0];
  const group = (await page.locator('[name=with] option[value^="group:"]').first().getAttribute("value"))!;
  return { session: "training-01", with: group, trainers: [own, second], room, first: "2026-12-07", time, count: 3 };
}

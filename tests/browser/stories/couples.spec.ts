// Joint work of a couple: planned only while both the coordinator and the advocate approve.

import type { Page } from "@playwright/test";
import { expect, test } from "../support/office.ts";
import { addPerson } from "../support/people.ts";
import { check, commit, rooms, trainers, type Plan } from "../support/planning.ts";

test("a couple's sessions need both approvals, and end with either", async ({ enter }) => {
  const [trainer, coordinator, advocate] = [
    await enter("trainer", "kk"),
    await enter("coordinator", "kk"),
    await enter("advocate", "ru"),
  ];
  const person = await addPerson(trainer, "kk");
  const plan = await planFor(trainer, person.name);
  await check(trainer, plan);
  const closed = await refusal(trainer);

  await trainer.goto(person.address);
  await trainer.locator("summary:has(+ form [name=partner])").click();
  await trainer.locator("[name=partner]").fill("Мысалова Үлгі");
  await trainer.locator("form:has([name=partner]) button").click();
  await expect(trainer).toHaveURL(/saved=joint-asked$/);

  await coordinator.goto(person.address);
  await coordinator.locator('form[action$="/joint-work"] button[value=approve]').click();
  await expect(coordinator).toHaveURL(/saved=joint-approved$/);
  await check(trainer, plan);
  expect(await refusal(trainer)).toBe(closed);

  await decide(advocate, "Мысалова Үлгі", "approve");
  await check(trainer, plan);
  await commit(trainer, 2);

  await decide(advocate, "Мысалова Үлгі", "withdraw");
  await trainer.goto(person.address);
  await expect(trainer.locator("main")).toContainText(closed);
  await check(trainer, plan);
  expect(await refusal(trainer)).toBe(closed);
  await trainer.goto(`/week?day=${plan.first}&show=all`);
  const cancelled = trainer.locator(`.block.couples.cancelled:has-text("${plan.time}")`);
  await expect(cancelled).toHaveCount(1);
});

test("the advocate has no other way into the participants' side", async ({ enter }) => {
  const advocate = await enter("advocate", "ru");
  for (const address of ["/people", "/week", "/groups", "/overview", "/accounts"]) {
    expect((await advocate.goto(address))?.status(), address).toBe(404);
  }
});

/** Two joint sessions on Saturday afternoons. */
async function planFor(page: Page, name: string): Promise<Plan> {
  const [own, second] = await trainers(page);
  const room = (await rooms(page))["102"];
  const option = page.locator('[name=with] option[value^="person:"]').filter({ hasText: name });
  const chosen = (await option.getAttribute("value"))!;
  const when = { first: "2026-12-12", time: "15:00", count: 2 };
  return { session: "couples-01", with: chosen, trainers: [own, second], room, ...when };
}

/** The sentence with which planning is refused, whoever has not approved. What was filled in is still there. */
async function refusal(page: Page): Promise<string> {
  const notice = page.locator(".notice[role=alert]");
  await expect(notice).toBeVisible();
  await expect(page.locator("#checked")).toHaveCount(0);
  await expect(page.locator("[name=session]")).toHaveValue("couples-01");
  return notice.evaluate((shown) => shown.firstChild!.textContent!);
}

async function decide(page: Page, partner: string, what: "approve" | "withdraw") {
  await page.goto("/couples");
  await page.locator("li", { hasText: partner }).locator(`button[value=${what}]`).click();
  await expect(page).toHaveURL(/saved=joint-work-/);
}

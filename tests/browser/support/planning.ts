// What the planning form is filled in with, whatever the language.

import type { Locator, Page } from "@playwright/test";
import { expect } from "./office.ts";
import type { Person } from "./people.ts";

export interface Plan {
  /** Key of the first session in the programme. */
  session: string;
  /** `group:…` or `person:…`. */
  with: string;
  /** Keys of those who lead. */
  trainers: string[];
  room: string;
  first: string;
  time: string;
  count: number;
  /** Days of the week, Monday is 1; none: that of the first date. */
  weekdays?: number[];
}

/** Fills the form in and has every date checked. */
export async function check(page: Page, plan: Plan) {
  await page.goto("/plan");
  const form = page.locator("#plan-form");
  await form.locator("[name=session]").selectOption(plan.session);
  await form.locator("[name=with]").selectOption(plan.with);
  for (const box of await form.locator("[name=trainers]").all()) {
    await box.setChecked(plan.trainers.includes((await box.getAttribute("value"))!));
  }
  await form.locator("[name=room]").selectOption(plan.room);
  await form.locator("[name=first]").fill(plan.first);
  await form.locator("[name=time]").fill(plan.time);
  await form.locator("[name=count]").fill(String(plan.count));
  for (const day of plan.weekdays ?? []) await form.locator(`[name=weekday][value="${day}"]`).check();
  await form.locator("button:not([name])").click();
  await answered(page);
}

/** Waits until what stands under the form belongs to what is filled in. */
export async function answered(page: Page) {
  await expect(page.locator(".plan-answer:not([aria-busy])")).toHaveCount(1);
}

/** Plans what was checked. */
export async function commit(page: Page, count: number) {
  await page.locator('form[action="/plan"][method=post] button').click();
  await expect(page).toHaveURL(new RegExp(`saved=planned&n=${count}$`));
}

/** A talk of an hour with a participant in the smallest room, led by whoever plans. */
export async function talk(page: Page, person: Person, first: string, time: string): Promise<Plan> {
  const [own] = await trainers(page);
  const room = (await rooms(page))["201"];
  const option = page.locator("[name=with] option", { hasText: person.name });
  const who = (await option.getAttribute("value"))!;
  return { session: "clearing-1", with: who, trainers: [own], room, first, time, count: 1 };
}

/** Counts as the page states them above the dates: free, clashing. */
export async function counts(page: Page): Promise<number[]> {
  const stated = await page.locator("#checked h2").innerText();
  return [...stated.matchAll(/\d+/g)].map((number) => Number(number[0]));
}

/** Nothing clashes. */
export async function free(page: Page) {
  await answered(page);
  await expect(page.locator(".plan-date .badge.present")).not.toHaveCount(0);
  expect((await counts(page))[1]).toBe(0);
}

/** Keys of the rooms that can be planned, by number. */
export async function rooms(page: Page): Promise<Record<string, string>> {
  await page.goto("/plan");
  const options = page.locator("[name=room] option");
  // The first number, in whatever words the language puts around it.
  const names = (await options.allTextContents()).map((words) => words.match(/\d+/)?.[0] ?? "");
  const keys = await values(options);
  return Object.fromEntries(names.map((name, n) => [name, keys[n]]));
}

/** Keys of the trainers: whoever plans first, then the others. */
export async function trainers(page: Page): Promise<string[]> {
  await page.goto("/plan");
  const own = await values(page.locator("[name=trainers]:checked"));
  return [...own, ...(await values(page.locator("[name=trainers]:not(:checked)")))];
}

/** What options or boxes stand for. */
export function values(choices: Locator): Promise<string[]> {
  return choices.evaluateAll((all) => all.map((one) => (one as HTMLOptionElement | HTMLInputElement).value));
}

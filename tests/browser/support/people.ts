// Participants, and how one of them gets in.

import type { Page } from "@playwright/test";
import { expect, type Language } from "./office.ts";

export interface Person {
  id: string;
  address: string;
  name: string;
}

/** Adds a participant who speaks the language. */
export async function addPerson(page: Page, language: Language, surname = "Әңгімеев"): Promise<Person> {
  await page.goto("/people/new");
  const form = page.locator('form[action="/people/new"]');
  await form.locator("[name=surname]").fill(surname);
  await form.locator("[name=given]").fill("Мысал");
  await form.locator("[name=sex]").selectOption({ index: 1 });
  await form.locator("[name=phone]").fill("8 701 555 00 11");
  await form.locator("[name=language]").selectOption(language);
  await form.locator("[name=basis]").selectOption({ index: 1 });
  await form.locator("[name=track]").selectOption("group");
  await form.locator("button").click();
  await expect(page).toHaveURL(/saved=person$/);
  const address = new URL(page.url()).pathname;
  return { id: address.split("/").pop()!, address, name: await page.locator("h1").innerText() };
}

/** Hours of one day of the week, Monday is 1. */
export interface Shift {
  weekday: string;
  from: string;
  until: string;
  /** In one week; none: from today on in every week. */
  first?: string;
  last?: string;
}

/** Records when somebody works. */
export async function works(page: Page, person: Person, shift: Shift) {
  await page.goto(person.address);
  await page.locator("#busy summary").click();
  const form = page.locator("form:has([name=busy_day])");
  await form.locator(`[name=busy_day][value="${shift.weekday}"]`).check();
  await form.locator("[name=busy_from]").fill(shift.from);
  await form.locator("[name=busy_until]").fill(shift.until);
  await form.locator("[name=busy_kind]").selectOption("work");
  await form.locator("[name=busy_first]").fill(shift.first ?? "");
  await form.locator("[name=busy_last]").fill(shift.last ?? "");
  await form.locator("button").click();
  await expect(page).toHaveURL(/saved=/);
}

/** What stands on a participant's slip of paper. */
export interface Slip {
  phone: string;
  code: string;
}

/** Makes a personal code and reads the slip. */
export async function handOverCode(page: Page, person: Person): Promise<Slip> {
  await page.goto(person.address);
  await page.locator(`form[action="${person.address}/code"] button[value=hand-over]`).click();
  const [, phone, code] = await page.locator(".slip dd").allInnerTexts();
  return { phone, code };
}

/** Signs a participant in with his slip. */
export async function signIn(page: Page, slip: Slip) {
  await page.locator("[name=phone]").fill(slip.phone);
  await page.locator("[name=code]").fill(slip.code);
  await page.locator('form[action="/sign-in"] button').click();
  await expect(page).toHaveURL(/\/my$/);
}

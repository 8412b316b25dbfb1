// The advocate's page.

import type { Locator, Page } from "@playwright/test";
import type { Hand } from "./hands.ts";
import { expect } from "./office.ts";
import type { Person } from "./people.ts";

/** Records that two participants must not meet. */
export async function keepApart(page: Page, hand: Hand, [one, other]: Person[], details: string) {
  await page.goto("/apart");
  await hand.fill(page.locator("#q"), `${one.name}, ${other.name}`);
  await hand.press(page.locator('form[method=get][action="/apart"] button'));
  const form = page.locator("form:has([value=keep-apart])");
  await hand.choose(form.locator("[name=person]"), one.id);
  await hand.choose(form.locator("[name=other]"), `person:${other.id}`);
  await hand.fill(form.locator("[name=details]"), details);
  await hand.press(form.locator("button"));
  await expect(page).toHaveURL(/saved=apart$/);
  for (const words of [one.name, details]) await expect(pair(page, other)).toContainText(words);
}

/** What is recorded of somebody. */
export function pair(page: Page, other: Person): Locator {
  return page.locator("li:has([value=end-apart])", { hasText: other.name });
}

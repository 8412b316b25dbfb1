// A register whose taps are saved at once.

import type { Page } from "@playwright/test";
import { expect } from "./office.ts";

/** Waits until taps are heard. */
export async function woken(page: Page) {
  await expect(page.locator("form.register leptos-island")).toHaveAttribute("data-awake", "");
}

/** Waits until the server has confirmed the last tap. */
export async function saved(page: Page) {
  await expect(line(page)).toHaveText(/ \d\d:\d\d$/);
}

/** The line that says whether the last tap was saved. */
export function line(page: Page) {
  return page.locator(".saved-line");
}

/** Keys of those who are expected, in the order of the rows. */
export function expected(page: Page): Promise<string[]> {
  const names = page.locator("form.register input[value=late]");
  return names.evaluateAll((all) => all.map((input) => (input as HTMLInputElement).name.slice("mark-".length)));
}

/** Keys of those who said that they cannot come: "all present" leaves them to the trainer. */
export function announced(page: Page): Promise<string[]> {
  const names = page.locator("form.register li[data-announced] input[value=late]");
  return names.evaluateAll((all) => all.map((input) => (input as HTMLInputElement).name.slice("mark-".length)));
}

/** The mark of a row as something to be tapped, and as what is then chosen. */
export function button(page: Page, person: string, mark: string) {
  return page.locator(`label[for="mark-${person}-${mark}"]`);
}

export function mark(page: Page, person: string, mark: string) {
  return page.locator(`#mark-${person}-${mark}`);
}

// Calendars as another program fetches them.

import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import type { Hand } from "./hands.ts";
import { expect } from "./office.ts";

/** Makes the secret address on the page of the feed, to which the page of oneself leads; answers it. */
export async function makeFeed(page: Page, hand: Hand, from: string): Promise<string> {
  await page.goto(from);
  await hand.press(page.locator('main a[href="/me/feed"]'));
  await hand.press(page.locator("form:has([value=renew]) button"));
  const address = await page.locator("#address").inputValue();
  await expect(page.locator('a[href^="webcal://"]')).toHaveAttribute("href", address.replace(/^http/, "webcal"));
  await page.goto("/me/feed");
  await expect(page.locator("#address"), "it is shown once").toHaveCount(0);
  return address;
}

/** Ends it. */
export async function revokeFeed(page: Page, hand: Hand) {
  await page.goto("/me/feed");
  await hand.press(page.locator("form:has([value=revoke]) button"));
  await expect(page).toHaveURL(/saved=feed-revoked$/);
  await expect(page.locator("[value=revoke]")).toHaveCount(0);
}

/** What a calendar program reads, in whole lines. */
export async function fetched(address: string): Promise<string> {
  const answer = await fetch(address);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  return unfolded(await answer.text());
}

/** The calendar that a button hands out as a file. */
export async function downloaded(page: Page, hand: Hand, button: Locator): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), hand.press(button)]);
  expect(file.suggestedFilename()).toBe("calendar.ics");
  return unfolded(await readFile(await file.path(), "utf8"));
}

/** The values of a property, in the order of the appointments. */
export function property(calendar: string, name: string): string[] {
  const lines = calendar.split("\r\n").filter((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`));
  return lines.map((line) => line.slice(line.indexOf(":") + 1));
}

const unfolded = (calendar: string) => calendar.replaceAll(/\r\n[ \t]/g, "");

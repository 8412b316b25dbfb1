// When somebody works, a room is open, a participant is bound elsewhere.

import type { Page } from "@playwright/test";
import type { Hand } from "./hands.ts";
import { expect } from "./office.ts";

/** From when until when. */
export type Span = readonly [from: string, until: string];

/** Sets the hours of Wednesdays on the open page of a week; before and after a break, if there are two. */
export async function setWednesday(page: Page, hand: Hand, ...spans: Span[]) {
  for (const [index, [from, until]] of spans.entries()) {
    await hand.fill(page.locator(`[name=from_3_${index + 1}]`), from);
    await hand.fill(page.locator(`[name=until_3_${index + 1}]`), until);
  }
  await hand.press(page.locator("form:has([name=from_3_1]) button"));
  await expect(page).toHaveURL(/saved=(room-)?hours$/);
  for (const [index, [from]] of spans.entries()) {
    await expect(page.locator(`[name=from_3_${index + 1}]`)).toHaveValue(from);
  }
}

/** Opens the page with the hours of a room, as the office's page leads to it. */
export async function openRoom(page: Page, hand: Hand, room: string) {
  await page.goto("/office");
  const link = page.locator(`a[href="/rooms/${room}"]`);
  await hand.press(page.locator("details", { has: link }).locator("summary"));
  await hand.press(link);
  await expect(page).toHaveURL(new RegExp(`/rooms/${room}$`));
}

/** Times of every week at which a participant is bound elsewhere; Monday is 1. */
export interface Bound {
  weekday: string;
  span: Span;
  kind: string;
}

/** Records them on the open page of a participant. */
export async function bind(page: Page, hand: Hand, { weekday, span: [from, until], kind }: Bound) {
  const busy = page.locator("#busy");
  await hand.press(busy.locator("summary"));
  await hand.tick(busy.locator(`[name=busy_day][value="${weekday}"]`));
  await hand.fill(busy.locator("[name=busy_from]"), from);
  await hand.fill(busy.locator("[name=busy_until]"), until);
  await hand.choose(busy.locator("[name=busy_kind]"), kind);
  await hand.press(busy.locator("details button"));
  await expect(page).toHaveURL(/saved=bound#busy$/);
  await expect(busy).toContainText(`${from}–${until}`);
}

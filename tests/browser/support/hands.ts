// How somebody works with a page: by pointer, or by keyboard alone.

import type { Locator } from "@playwright/test";
import { expect } from "./office.ts";

export interface Hand {
  /** A button, a link, or what unfolds. */
  press(target: Locator): Promise<void>;
  fill(target: Locator, text: string): Promise<void>;
  choose(select: Locator, value: string): Promise<void>;
  tick(box: Locator): Promise<void>;
}

export const pointer: Hand = {
  press: (target) => target.click(),
  fill: (target, text) => target.fill(text),
  choose: async (select, value) => {
    await select.selectOption(value);
  },
  tick: (box) => box.check(),
};

export const keyboard: Hand = {
  async press(target) {
    await reach(target);
    await target.page().keyboard.press("Enter");
  },
  async fill(target, text) {
    await reach(target);
    const keys = target.page().keyboard;
    await keys.type(typed(text, await target.getAttribute("type")));
    await expect(target).toHaveValue(text);
  },
  async choose(select, value) {
    await reach(select);
    const [from, to] = await select.evaluate((element, value) => {
      const { selectedIndex, options } = element as HTMLSelectElement;
      return [selectedIndex, [...options].findIndex((option) => option.value === value)];
    }, value);
    const key = to > from ? "ArrowDown" : "ArrowUp";
    for (let n = Math.abs(to - from); n > 0; n -= 1) await select.page().keyboard.press(key);
    await expect(select).toHaveValue(value);
  },
  async tick(box) {
    await reach(box);
    await box.page().keyboard.press("Space");
    await expect(box).toBeChecked();
  },
};

/** A browser in English asks for month, day and year, and for twelve hours twice. */
function typed(text: string, type: string | null): string {
  if (type === "date") return text.replace(/^(\d+)-(\d+)-(\d+)$/, "$2$3$1");
  if (type !== "time") return text;
  const [hour, minute] = text.split(":").map(Number);
  const half = hour < 12 ? "AM" : "PM";
  return `${String(hour % 12 || 12).padStart(2, "0")}${String(minute).padStart(2, "0")}${half}`;
}

/** More than any page has to tab through. */
const FAR = 400;

/** Tabs until the target has the focus. */
async function reach(target: Locator) {
  await expect(target).toBeVisible();
  for (let pressed = 0; pressed < FAR; ) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    // To look after each key takes longer than the keys.
    const keys = Math.max(1, await stopsOnTheWay(target));
    await Promise.all(Array.from({ length: keys }, () => target.page().keyboard.press("Tab")));
    pressed += keys;
  }
  throw new Error(`no key leads to ${target}`);
}

/**
 * What takes a key or more each, until the target, or until the page's end if the focus is beyond it. One of several
 * radio buttons may take none.
 */
function stopsOnTheWay(target: Locator): Promise<number> {
  return target.evaluate((element) => {
    const isAfter = (one: Node, other: Node) =>
      (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    const focused = document.activeElement ?? document.body;
    const end = isAfter(focused, element) ? element : null;
    const all = document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary");
    const stops = [...all].filter(
      (stop) =>
        stop.tabIndex >= 0 &&
        stop.checkVisibility({ visibilityProperty: true }) &&
        !stop.matches(":disabled, [type=hidden], [type=radio]"),
    );
    return stops.filter((stop) => isAfter(focused, stop) && !(end && isAfter(end, stop))).length;
  });
}

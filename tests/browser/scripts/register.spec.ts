// The register with JavaScript: each tap is saved at once, and says so only when it is.

import type { Locator, Page } from "@playwright/test";
import { expect, phone, test } from "../support/office.ts";
import { check, commit, rooms, trainers } from "../support/planning.ts";
import { announced, button, expected, line, mark, saved, woken } from "../support/register.ts";

/** The places of a group. */
const PEOPLE = 12;

test.describe("a full group", () => {
  /** Ten minutes before its session, on a day without others. */
  test.use({ clock: "2026-12-05T13:50" });

  test("twelve people with four exceptions take no more than twelve taps", async ({ enter }) => {
    const page = await enter("trainer", "kk", { viewport: phone, hasTouch: true });
    await planGroupOf(page, PEOPLE);
    await page.goto("/today");
    let taps = 0;
    const tap = (target: Locator) => (taps++, target.tap());
    await tap(page.locator(".hero a.button"));
    await woken(page);
    await tap(page.locator("[name=all]"));
    await saved(page);
    const people = await expected(page);
    expect(people).toHaveLength(PEOPLE);
    // Whoever said that they cannot come is an exception that the trainer decides on.
    const exceptions = [...new Set([...(await announced(page)), people[3], people[7], people[11], people[5]])].slice(0, 4);
    const marks = ["late", "excused", "absent", "absent"];
    for (const [n, person] of exceptions.entries()) await tap(button(page, person, marks[n]));
    await saved(page);
    await tap(page.locator(".register-end .primary"));
    await expect(page).toHaveURL(/saved=register/);
    expect(taps).toBeLessThanOrEqual(PEOPLE);
    await expect(page.locator("input[value=present]:checked")).toHaveCount(PEOPLE - 4);
  });
});

test("without a network it says so, and saves by itself when it is back", async ({ enter }) => {
  const page = await openRegister(await enter("trainer", "ru", { viewport: phone, hasTouch: true }));
  const [person] = await expected(page);
  await page.context().setOffline(true);
  await button(page, person, "absent").tap();
  await expect(line(page)).toHaveText((await line(page).getAttribute("data-retrying"))!);
  await page.context().setOffline(false);
  await saved(page);
  await page.reload();
  await expect(mark(page, person, "absent")).toBeChecked();
});

test("the last tap can be taken back", async ({ enter }) => {
  const page = await openRegister(await enter("trainer", "en", { viewport: phone, hasTouch: true }));
  const [person] = await expected(page);
  const undo = page.locator("[data-undo]");
  await button(page, person, "present").tap();
  await saved(page);
  await expect(undo).toBeHidden();
  await button(page, person, "absent").tap();
  await saved(page);
  await undo.tap();
  await expect(undo).toBeHidden();
  await saved(page);
  await page.reload();
  await expect(mark(page, person, "present")).toBeChecked();
});

test("a tap before the script has loaded is saved too", async ({ enter }) => {
  const page = await enter("trainer", "kk", { viewport: phone, hasTouch: true });
  let goOn = () => {};
  const held = new Promise<void>((done) => (goOn = done));
  await page.route(/\.wasm$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/today");
  await page.locator(".hero a.button").tap();
  await expect(page.locator("form.register")).toBeVisible();
  const [person] = await expected(page);
  await button(page, person, "late").tap();
  goOn();
  await saved(page);
  await page.reload();
  await expect(mark(page, person, "late")).toBeChecked();
});

test("a register is taken by keyboard alone", async ({ enter }) => {
  const page = await openRegister(await enter("trainer", "kk"));
  const people = await expected(page);
  await press(page, page.locator("[name=all]"), "Enter");
  await saved(page);
  // Tab goes to the chosen mark of a row, arrows choose another.
  await press(page, mark(page, people[1], "present"), "ArrowRight");
  await saved(page);
  await expect(mark(page, people[1], "late")).toBeChecked();
  for (const person of await announced(page)) {
    await press(page, mark(page, person, "present"), "Space");
    await saved(page);
  }
  await press(page, page.locator(".register-end .primary"), "Enter");
  await expect(page).toHaveURL(/saved=register/);
  await expect(mark(page, people[1], "late")).toBeChecked();
});

/** Opens a group with so many members and plans its first session for today. */
async function planGroupOf(page: Page, people: number) {
  await page.goto("/groups");
  await page.locator("[name=code]").fill("С12");
  await page.locator('form[action="/groups"] button').click();
  await expect(page).toHaveURL(/saved=group$/);
  for (let count = 0; count < people; count++) {
    await page.locator("form:has([name=enrolment]) button").click();
    await expect(page).toHaveURL(/saved=member$/);
  }
  const group = new URL(page.url()).pathname.split("/").pop()!;
  const [own, second] = await trainers(page);
  const room = (await rooms(page))["101"];
  const plan = { session: "training-01", with: `group:${group}`, trainers: [own, second], room };
  await check(page, { ...plan, first: "2026-12-05", time: "14:00", count: 1 });
  await commit(page, 1);
}

/** The register of the session that runs. */
async function openRegister(page: Page): Promise<Page> {
  await page.goto("/today");
  await page.locator(".hero a.button").click();
  await woken(page);
  return page;
}

/** Goes on by Tab until the target has the focus and is seen, then presses a key. */
async function press(page: Page, target: Locator, key: string) {
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let n = 0; n < 100 && !(await isThere()); n++) await page.keyboard.press("Tab");
  await expect(target).toBeFocused();
  expect(await isSeen(target), "the focus is hidden").toBe(true);
  await page.keyboard.press(key);
}

/** Whether nothing lies over what has the focus, such as a bar that stays on the screen (WCAG 2.4.11). */
function isSeen(target: Locator): Promise<boolean> {
  return target.evaluate((element) => {
    const shown = element instanceof HTMLInputElement ? (element.labels?.[0] ?? element) : element;
    const box = shown.getBoundingClientRect();
    const above = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return above !== null && (shown.contains(above) || above.contains(shown));
  });
}

// A trainer moves a session in the calendar by mouse, by keyboard and by its link, takes it back, walks from view to
// view, and plans from an empty hour.

import type { Locator, Page } from "@playwright/test";
import { expect, phone, test } from "../support/office.ts";
import { check, commit, rooms, trainers, values } from "../support/planning.ts";

/** A Wednesday on which the trainer has nothing before noon. */
const DAY = "2027-03-10";
const NEXT = "2027-03-11";
const TIME = "10:00";
const laptop = { width: 1280, height: 900 };

/** Plans a talk of an hour; answers the address of its session. */
async function talk(page: Page): Promise<string> {
  const [own] = await trainers(page);
  const room = (await rooms(page))["201"];
  const person = (await values(page.locator('[name=with] option[value^="person:"]')))[0];
  await check(page, { session: "clearing-1", with: person, trainers: [own], room, first: DAY, time: TIME, count: 1 });
  await commit(page, 1);
  await page.goto(`/week?day=${DAY}`);
  return (await on(page, DAY).locator("a.movable.individual").getAttribute("href"))!;
}

/** A day of the calendar. */
const on = (page: Page, day: string) => page.locator(`.day[data-day="${day}"]`);

/** The session, wherever it stands. */
const block = (page: Page, session: string) => page.locator(`a.block[href="${session}"]`);

/** Drags a session to a day, to a share of its hours. */
async function drag(page: Page, session: Locator, day: string, share: number) {
  const from = (await session.boundingBox())!;
  const to = (await on(page, day).locator(".hours").boundingBox())!;
  await page.mouse.move(from.x + 20, from.y + 4);
  await page.mouse.down();
  await page.mouse.move(from.x + 40, from.y + 24);
  await page.mouse.move(to.x + to.width / 2, to.y + to.height * share + 4, { steps: 5 });
}

/** What was moved is told, and goes back to where it was. */
async function takeBack(page: Page, session: string) {
  await expect(page).toHaveURL(/saved=rescheduled/);
  await page.locator('form[action^="/moves/"] button').click();
  await expect(page).toHaveURL(/saved=undone/);
  await expect(on(page, DAY).locator(`a.block[href="${session}"]`)).toContainText(TIME);
}

for (const language of ["kk", "ru"] as const) {
  test(`a session is dragged to another time, and taken back, ${language}`, async ({ enter, javaScriptEnabled }) => {
    test.skip(!javaScriptEnabled, "its link does the same");
    const page = await enter("trainer", language, { viewport: laptop });
    const session = await talk(page);
    // Nothing is sent as long as the button is held down, and Escape puts it back.
    await drag(page, block(page, session), NEXT, 2 / 15);
    await expect(page.locator(".move-line")).toContainText("09:00–10:00");
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await expect(on(page, DAY).locator(`a.block[href="${session}"]`)).toContainText(TIME);
    await page.goto(`/week?day=${DAY}`);
    await drag(page, block(page, session), NEXT, 2 / 15);
    await page.mouse.up();
    await expect(page).toHaveURL(new RegExp(`^[^?]+/week\\?day=${DAY}&saved=rescheduled`));
    await expect(on(page, NEXT).locator(`a.block[href="${session}"]`)).toContainText("09:00–10:00");
    await takeBack(page, session);
  });
}

test("a session is moved with the keyboard alone, in a week and in a month", async ({ enter, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, "its link does the same");
  const page = await enter("trainer", "ru", { viewport: laptop });
  const session = await talk(page);
  await block(page, session).focus();
  for (const key of ["Shift+ArrowDown", "Shift+ArrowRight", "Shift+ArrowDown"]) await page.keyboard.press(key);
  await expect(page.locator(".move-line")).toContainText("11:00–12:00");
  await expect(block(page, session)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/saved=rescheduled/);
  await expect(on(page, NEXT).locator(`a.block[href="${session}"]`)).toContainText("11:00–12:00");
  await takeBack(page, session);
  await page.goto(`/month?day=${DAY}`);
  await block(page, session).focus();
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/month\?.*saved=rescheduled/);
  await expect(on(page, "2027-03-17").locator(`a.block[href="${session}"]`)).toContainText(TIME);
  await takeBack(page, session);
});

test("single keys walk through the calendar, and can be switched off", async ({ enter, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, "the links are there without them");
  const page = await enter("trainer", "ru", { viewport: laptop });
  await page.goto(`/week?day=${DAY}`);
  await page.keyboard.press("j");
  await expect(page).toHaveURL(/day=2027-03-17/);
  await page.keyboard.press("k");
  await expect(page).toHaveURL(new RegExp(`day=${DAY}`));
  await page.keyboard.press("?");
  await expect(page.locator(".keys")).toHaveAttribute("open", "");
  await page.locator(".keys-switch input").uncheck();
  await page.reload();
  await page.keyboard.press("j");
  await page.keyboard.press("?");
  await expect(page.locator(".keys")).not.toHaveAttribute("open", "");
  await expect(page).toHaveURL(new RegExp(`day=${DAY}`));
  await page.locator(".keys summary").click();
  await page.locator(".keys-switch input").check();
  await page.locator("h1").click();
  await page.keyboard.press("/");
  await expect(page).toHaveURL(/\/people/);
  await expect(page.locator("#q")).toBeFocused();
});

for (const viewport of [laptop, phone]) {
  test(`day, week, month and list lead to each other, ${viewport.width} px`, async ({ enter }) => {
    const page = await enter("trainer", "kk", { viewport });
    const session = await talk(page);
    for (const view of ["month", "agenda", "day", "week"]) {
      await page.locator(`.views a[href^="/${view}?"]`).click();
      await expect(page).toHaveURL(new RegExp(`/${view}\\?day=${DAY}`));
      await expect(page.locator(`main a[href="${session}"]`)).toBeVisible();
    }
    // The list has the way for whoever drags nothing.
    await page.goto(`/agenda?day=${DAY}`);
    await page.locator(`main a[href="${session}/move"]`).click();
    await expect(page).toHaveURL(new RegExp(`${session}/move$`));
    await page.goto(`/day?day=${DAY}&show=all&by=rooms`);
    await expect(page.locator(".columns .day")).not.toHaveCount(0);
    await expect(page.locator(`main a[href="${session}"]`)).toHaveCount(1);
  });
}

test("an empty hour leads to the planning form", async ({ enter }) => {
  const page = await enter("trainer", "ru", { viewport: laptop });
  await page.goto(`/week?day=${DAY}`);
  await on(page, DAY).locator('.slots button[value="08:00"]').click();
  await expect(page.locator("#plan-form [name=first]")).toHaveValue(DAY);
  await expect(page.locator("#plan-form [name=time]")).toHaveValue("08:00");
});

test("fingers are told nothing of keys and of a mouse", async ({ enter }) => {
  const page = await enter("trainer", "kk", { viewport: phone, hasTouch: true, isMobile: true });
  for (const view of ["day", "week", "month"]) {
    await page.goto(`/${view}?day=${DAY}`);
    for (const words of [".keys", ".move-hint"]) await expect(page.locator(words)).toBeHidden();
  }
});

// A trainer plans a group's 25 weeks, meets two clashes, repairs them, takes the first register on a phone; the
// participant sees the next date and his progress; the coordinator sees it in the figures.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, languages, phone, test, type Language } from "../support/office.ts";
import { addPerson, handOverCode, signIn, type Person } from "../support/people.ts";
import { answered, check, commit, counts, rooms, trainers, values } from "../support/planning.ts";
import { button, expected, mark, saved, woken } from "../support/register.ts";

/** Ten minutes before the first session of the story, on the day on which the demonstration was filled. */
test.use({ clock: "2026-12-05T13:50" });
const TIME = "14:00";
const [FIRST, SECOND, THIRD] = ["2026-12-05", "2026-12-12", "2026-12-19"];
const WEEKS = 25;

/** The heading over the planning form, to know that a page speaks the language. */
async function heading(language: Language): Promise<string> {
  const texts = join(import.meta.dirname, "../../../app/locales", language, "calendar.ftl");
  return (await readFile(texts, "utf8")).match(/^plan-title = (.+)$/m)![1];
}

for (const language of languages) {
  test(`from the plan to the figures, ${language}`, async ({ enter, javaScriptEnabled }) => {
    const trainer = await enter("trainer", language);
    const coordinator = await enter("coordinator", language);
    const before = await attendance(coordinator);

    const person = await addPerson(trainer, language);
    const group = await openGroup(trainer, person.name);
    await planClashes(trainer, group.others);
    await planGroup(trainer, group.id, language);

    const onPhone = await enter("trainer", language, { viewport: phone, hasTouch: true });
    await takeRegister(onPhone, person, javaScriptEnabled ?? true);

    const slip = await handOverCode(trainer, person);
    expect(slip.phone).toBe("+7 701 555 0011");
    const participant = await enter("nobody", language, { viewport: { width: 320, height: 640 } });
    await signIn(participant, slip);
    await seeNextDate(participant);
    const reason = `${language}: 38,5°`;
    await announce(participant, reason);
    await seeAnnouncement(trainer, group.id, reason);

    const after = await attendance(coordinator);
    expect([after[0] - before[0], after[1] - before[1]]).toEqual([3, 4]);
    await seeCapacity(coordinator, group.id);
    await keepAsFile(coordinator);
  });
}

/** Opens a group with four members, the person and three others; answers the enrolments of those who are in none. */
async function openGroup(page: Page, person: string): Promise<{ id: string; others: string[] }> {
  await page.goto("/groups");
  await page.locator("[name=code]").fill("С7");
  await page.locator('form[action="/groups"] button').click();
  await expect(page).toHaveURL(/saved=group$/);
  for (const choice of [{ label: person }, { index: 0 }, { index: 0 }, { index: 0 }]) {
    await page.locator("[name=enrolment]").selectOption(choice);
    await page.locator("form:has([name=enrolment]) button").click();
    await expect(page).toHaveURL(/saved=member$/);
  }
  const others = await values(page.locator("[name=enrolment] option"));
  return { id: new URL(page.url()).pathname.split("/").pop()!, others };
}

/** A talk in the group's room on its second date, and one with its trainer on the third. */
async function planClashes(page: Page, [one, other]: string[]) {
  const [own, , third] = await trainers(page);
  const known = await rooms(page);
  const talk = { session: "clearing-1", time: "14:30", count: 1 };
  await check(page, { ...talk, with: `person:${one}`, trainers: [third], room: known["102"], first: SECOND });
  await commit(page, 1);
  await check(page, { ...talk, with: `person:${other}`, trainers: [own], room: known["201"], first: THIRD });
  await commit(page, 1);
}

/** Plans the group's weeks; of the two dates that clash one gets another room, one is left out. */
async function planGroup(page: Page, group: string, language: Language) {
  const [own, second] = await trainers(page);
  const room = (await rooms(page))["102"];
  const plan = { session: "training-01", with: `group:${group}`, trainers: [own, second], room };
  await check(page, { ...plan, first: FIRST, time: TIME, count: WEEKS });
  await expect(page.locator("h1")).toHaveText(await heading(language));
  expect(await counts(page)).toEqual([WEEKS - 2, 2]);
  await expect(page.locator(".plan-date")).toHaveCount(WEEKS);
  await expect(page.locator(".plan-date .notice")).toHaveCount(2);
  await expect(page.locator('form[action="/plan"][method=post]')).toHaveCount(0);
  await page.locator(`button[name=change][value^="${SECOND}T${TIME} room "]`).click();
  await answered(page);
  expect(await counts(page)).toEqual([WEEKS - 1, 1]);
  await page.locator(`button[name=change][value="${THIRD}T${TIME} skip"]`).click();
  await answered(page);
  expect(await counts(page)).toEqual([WEEKS, 0]);
  await commit(page, WEEKS);
  await expect(page.locator(".notice.success")).toContainText(String(WEEKS));
}

/** Everybody present, the second late, the third absent; the person is present. */
async function takeRegister(page: Page, person: Person, isLive: boolean) {
  await page.goto("/today");
  await page.locator(".hero a.button").click();
  const register = page.locator("form.register");
  await expect(register.locator("fieldset")).toHaveCount(4);
  const [late, absent] = (await expected(page)).filter((id) => id !== person.id);
  if (isLive) await woken(page);
  await register.locator("[name=all]").tap();
  if (isLive) await saved(page);
  else await expect(page).toHaveURL(/saved=marks/);
  await expect(register.locator("input[value=present]:checked")).toHaveCount(4);
  await button(page, late, "late").tap();
  if (isLive) await saved(page);
  await button(page, absent, "absent").tap();
  if (isLive) {
    await saved(page);
    await page.reload();
  }
  await expect(mark(page, late, "late")).toBeChecked();
  await expect(mark(page, absent, "absent")).toBeChecked();
  await page.locator(".register-end .primary").tap();
  await expect(page).toHaveURL(/saved=register/);
  await expect(page.locator("input[value=present]:checked")).toHaveCount(2);
}

async function seeNextDate(page: Page) {
  await expect(page.locator(".hero time")).toHaveAttribute("datetime", new RegExp(`^${SECOND}T${TIME}`));
  const progress = page.locator("main progress");
  await expect(progress).toHaveAttribute("value", "1");
  await expect(progress).toHaveAttribute("max", String(WEEKS));
}

/** "I can't come." */
async function announce(page: Page, reason: string) {
  await page.locator(".hero summary").click();
  await page.locator(".hero textarea").fill(reason);
  await page.locator(".hero form button.primary").click();
  await expect(page).toHaveURL(/saved=absence-announced$/);
  await expect(page.locator(".hero [name=withdraw]")).toBeVisible();
}

async function seeAnnouncement(page: Page, group: string, reason: string) {
  await page.goto(`/week?day=${SECOND}&group=${group}`);
  await page.locator('main a[href^="/sessions/"]').first().click();
  await expect(page.locator("main .badge.excused")).toContainText(reason);
}

/** Attended and expected of the whole office, from the table behind the rate; people stand before them. */
async function attendance(page: Page): Promise<number[]> {
  await page.goto("/overview");
  const table = page.locator("section.card:has(> form button[value=attendance])");
  const cells = await table.locator("tfoot td.num").allInnerTexts();
  return cells.slice(1, 3).map((cell) => Number(cell.replace(/\D/g, "")));
}

async function seeCapacity(page: Page, group: string) {
  const table = page.locator("section.card:has(> form button[value=capacity])");
  const row = table.locator(`tr:has(a[href="/groups/${group}"])`);
  await expect(row).toContainText("4");
  await expect(row).toContainText("12");
}

/** A file that spreadsheet programs read as UTF-8. */
async function keepAsFile(page: Page) {
  const download = page.waitForEvent("download");
  await page.locator("button[value=attendance]").click();
  const file = await readFile(await (await download).path());
  expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
}

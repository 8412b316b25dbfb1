// One's own appointments in a calendar elsewhere, which tells nothing of what they are about; and the calendar elsewhere
// that tells when one is busy, and not with what.

import type { Page } from "@playwright/test";
import { downloaded, fetched, makeFeed, property, revokeFeed } from "../support/feeds.ts";
import { keyboard, pointer } from "../support/hands.ts";
import { expect, phone, test } from "../support/office.ts";
import { addPerson, handOverCode, signIn } from "../support/people.ts";
import { check, commit, talk } from "../support/planning.ts";

/** A Wednesday on which the trainer has nothing before noon. */
const DAY = "2027-03-10";
const laptop = { width: 1280, height: 800 };

const ways = [
  {
    language: "kk",
    viewport: phone,
    hand: pointer,
    word: "Кездесу",
    notAvailable: "Бұл уақытта мүмкін емес",
  },
  { language: "ru", viewport: laptop, hand: keyboard, word: "Встреча", notAvailable: "В это время недоступно" },
] as const;

for (const { language, viewport, hand, word, notAvailable } of ways) {
  test(`a trainer's calendar elsewhere, ${language}, ${viewport.width} px`, async ({ enter }) => {
    const trainer = await enter("trainer", language, { viewport });
    const telling = await topicsAndNames(trainer);
    const address = await makeFeed(trainer, hand, "/me");
    const calendar = await fetched(address);
    expect(calendar).toMatch(/BEGIN:VTIMEZONE\r\nTZID:Asia\/Almaty\r\n/);
    const summaries = property(calendar, "SUMMARY");
    expect(summaries.length).toBeGreaterThan(0);
    for (const summary of summaries) expect(summary).toMatch(new RegExp(`^(\\S+: )?${word}( · \\S{2,4})?$`));
    expect(telling.filter((words) => calendar.includes(words))).toEqual([]);
    expect(property(calendar, "DESCRIPTION")).toEqual([]);
    expect(property(calendar, "ATTENDEE")).toEqual([]);
    await revokeFeed(trainer, hand);
    expect((await fetch(address)).status).toBe(404);
  });

  test(`a participant's calendar elsewhere, ${language}, ${viewport.width} px`, async ({ enter }) => {
    const trainer = await enter("trainer", language);
    const person = await addPerson(trainer, language);
    await check(trainer, await talk(trainer, person, DAY, "10:00"));
    await commit(trainer, 1);
    const himself = await enter("nobody", language, { viewport });
    await signIn(himself, await handOverCode(trainer, person));
    const address = await makeFeed(himself, hand, "/my");
    const calendar = await fetched(address);
    await himself.goto("/my");
    const file = await downloaded(himself, hand, himself.locator('form[action="/my/calendar"] button').first());
    for (const calendars of [calendar, file]) {
      expect(calendars).toContain("BEGIN:VTIMEZONE");
      expect(property(calendars, "SUMMARY")).toEqual([word]);
      expect(property(calendars, "LOCATION")).toEqual([]);
      expect(calendars).toContain("DTSTART;TZID=Asia/Almaty:20270310T100000");
    }
    await revokeFeed(himself, hand);
    expect((await fetch(address)).status).toBe(404);
  });

  test(`one appointment as a file, ${language}, ${viewport.width} px`, async ({ enter }) => {
    const trainer = await enter("trainer", language, { viewport });
    const person = await addPerson(trainer, language);
    await check(trainer, await talk(trainer, person, DAY, "10:00"));
    await commit(trainer, 1);
    await trainer.goto(`/agenda?day=${DAY}`);
    await hand.press(trainer.locator('main a[href^="/sessions/"]:not([href$="/move"])').first());
    const button = trainer.locator('form[action$="/calendar"] button');
    const calendar = await downloaded(trainer, hand, button);
    expect(property(calendar, "SUMMARY")).toEqual([word]);
    expect(property(calendar, "DTSTART").at(-1)).toBe("20270310T100000");
    expect(calendar).toContain("BEGIN:VTIMEZONE");
    expect(calendar).not.toContain(person.name.split(" ")[0]);
  });

  test(`when a trainer is busy elsewhere, ${language}, ${viewport.width} px`, async ({ enter }) => {
    const trainer = await enter("trainer", language, { viewport });
    const person = await addPerson(trainer, language);
    const plan = await talk(trainer, person, DAY, "10:30");
    await trainer.goto("/me");
    await hand.press(trainer.locator('main a[href="/me/busy"]'));
    await read(trainer, "MZ");
    await expect(trainer.locator("#file-error")).toBeVisible();
    await read(trainer, ELSEWHERE);
    await expect(trainer).toHaveURL(/saved=busy-read&n=2$/);
    await expect(trainer.locator("main")).toContainText("10.03.2027, 10:00–11:00");
    await expect(trainer.locator("main")).not.toContainText(SECRET);

    const colleague = await enter("coordinator", language, { viewport });
    await check(colleague, { ...plan, count: 3 });
    const words = colleague.locator(".plan-date .notice li");
    await expect(words).toHaveText([notAvailable, notAvailable]);
    await expect(colleague.locator("main")).not.toContainText(SECRET);
    await check(colleague, { ...plan, time: "11:00" });
    await expect(words).toHaveCount(0);

    await hand.press(trainer.locator("form:has([value=forget]) button"));
    await expect(trainer).toHaveURL(/saved=busy-forgotten$/);
    await check(colleague, { ...plan, count: 3 });
    await commit(colleague, 3);
  });
}

const SECRET = "Стоматолог";

/** Two Wednesdays at which somebody is at the dentist's. */
const ELSEWHERE = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "PRODID:-//example//calendar//EN",
  "BEGIN:VEVENT",
  "UID:1@example",
  "DTSTAMP:20261201T000000Z",
  `SUMMARY:${SECRET}`,
  "DTSTART;TZID=Asia/Almaty:20270310T100000",
  "DURATION:PT1H",
  "RRULE:FREQ=WEEKLY;COUNT=2",
  "END:VEVENT",
  "END:VCALENDAR",
  "",
].join("\r\n");

/** Reads a calendar file in. */
async function read(page: Page, content: string) {
  const file = { name: "my.ics", mimeType: "text/calendar", buffer: Buffer.from(content) };
  await page.locator("[name=file]").setInputFiles(file);
  await page.locator("form:has([name=file]) button").click();
}

/** What no calendar elsewhere may tell: what sessions are about, and who comes. */
async function topicsAndNames(page: Page): Promise<string[]> {
  await page.goto("/plan");
  const topics = await page.locator("[name=session] option").allInnerTexts();
  const people = await page.locator('[name=with] option[value^="person:"]').allInnerTexts();
  const titles = topics.map((topic) => topic.replace(/^\S+ /, "").trim());
  const surnames = people.map((name) => name.trim().split(" ")[0]);
  const telling = [...titles, ...surnames].filter((words) => words.length > 3);
  expect(telling.length).toBeGreaterThan(20);
  return telling;
}

// Two people must not meet: an advocate records it, a coordinator records the measure and is reminded of its end; whoever
// plans reads that it is not available, in the words of somebody who is at work then, and nothing more.

import type { Page } from "@playwright/test";
import { keepApart, pair } from "../support/apart.ts";
import { keyboard, pointer, type Hand } from "../support/hands.ts";
import { expect, phone, test } from "../support/office.ts";
import { addPerson, handOverCode, signIn, works, type Person } from "../support/people.ts";
import { check, commit, counts, free, talk, trainers } from "../support/planning.ts";

/** A Wednesday on which nobody of the story has anything else. */
const DAY = "2027-03-10";
/** The first one's hour; the other's is too near: less than two hours after it. */
const [FIRST, NEAR, EVENING] = ["10:00", "11:30", "20:00"];
/** To whoever works then, the same hours are taken. */
const SHIFT = { weekday: "3", from: "08:00", until: "13:00", first: DAY, last: DAY };
const WORDS = "Ескерту: екеуін қатар шақырмау № 17";
const NOT_AVAILABLE = { kk: "Бұл уақытта мүмкін емес", ru: "В это время недоступно" };
const laptop = { width: 1280, height: 800 };

const ways = [
  { language: "kk", viewport: phone, hand: pointer },
  { language: "ru", viewport: laptop, hand: keyboard },
] as const;

for (const { language, viewport, hand } of ways) {
  test(`two people who must not meet, ${language}, ${viewport.width} px`, async ({ enter }) => {
    const trainer = await enter("trainer", language, { viewport });
    const [one, other, worker] = await three(trainer, language);
    await works(trainer, worker, SHIFT);
    const participant = await enter("nobody", language, { viewport: phone });
    await signIn(participant, await handOverCode(trainer, other));
    await check(trainer, await talk(trainer, one, DAY, FIRST));
    await commit(trainer, 1);
    const seen = await everything(trainer, participant, one, other);
    await check(trainer, await talk(trainer, other, DAY, NEAR));
    expect(await counts(trainer)).toEqual([1, 0]);

    const advocate = await enter("advocate", language, { viewport });
    await keepApart(advocate, hand, [one, other], WORDS);
    expect(await everything(trainer, participant, one, other), "nothing tells of it").toEqual(seen);

    await check(trainer, await talk(trainer, worker, DAY, NEAR));
    const atWork = await trainer.locator(".plan-date").innerText();
    await check(trainer, await talk(trainer, other, DAY, NEAR));
    expect(await refusals(trainer)).toEqual([NOT_AVAILABLE[language]]);
    expect(await trainer.locator(".plan-date").innerText(), "word for word").toBe(atWork);
    await hand.press(trainer.locator('button[name=change][value*=" move "]').first());
    await free(trainer);

    await hand.press(pair(advocate, other).locator("summary"));
    await hand.press(pair(advocate, other).locator("button[value=end-apart]"));
    await expect(advocate).toHaveURL(/saved=apart-ended$/);
    await check(trainer, await talk(trainer, other, DAY, NEAR));
    await commit(trainer, 1);
  });

  test(`a measure that runs out, ${language}, ${viewport.width} px`, async ({ enter }) => {
    const trainer = await enter("trainer", language, { viewport });
    const [one, other] = await three(trainer, language);
    const participant = await enter("nobody", language, { viewport: phone });
    await signIn(participant, await handOverCode(trainer, other));
    await check(trainer, await talk(trainer, one, DAY, FIRST));
    await commit(trainer, 1);
    await keepApart(await enter("advocate", language, { viewport }), hand, [one, other], WORDS);
    const evening = await talk(trainer, other, DAY, EVENING);
    await check(trainer, evening);
    await free(trainer);
    const seen = await everything(trainer, participant, one, other);

    const coordinator = await enter("coordinator", language, { viewport });
    await bind(coordinator, hand, one);
    expect(await everything(trainer, participant, one, other), "nothing tells of it").toEqual(seen);
    // With a measure it is the whole day, and every day with the same trainer.
    await check(trainer, { ...evening, count: 2 });
    expect(await refusals(trainer)).toEqual([NOT_AVAILABLE[language], NOT_AVAILABLE[language]]);
    const [, second] = await trainers(trainer);
    await check(trainer, { ...evening, trainers: [second] });
    expect(await refusals(trainer)).toEqual([NOT_AVAILABLE[language]]);
    await expect(trainer.locator("button[name=change]")).toHaveCount(2);
    await hand.press(trainer.locator('button[name=change][value$=" skip"]'));
    await free(trainer);

    await coordinator.goto("/overview");
    await hand.press(coordinator.locator(`a[href="${one.address}#measures"]`));
    const measures = coordinator.locator("#measures");
    await expect(measures).toContainText("№ 17");
    await expect(measures.locator(".badge")).toBeVisible();
    await hand.press(measures.locator("summary:has(+ form [value=end])"));
    await hand.press(measures.locator("form:has([value=end]) button"));
    await expect(coordinator).toHaveURL(/saved=measure-ended#measures$/);
    await coordinator.goto("/overview");
    await expect(coordinator.locator(`a[href="${one.address}#measures"]`)).toHaveCount(0);
    // Whoever is apart stays apart; only the strict distances are gone.
    await check(trainer, evening);
    await free(trainer);
    await check(trainer, await talk(trainer, other, DAY, NEAR));
    expect(await refusals(trainer)).toEqual([NOT_AVAILABLE[language]]);
  });
}

/** Three participants with nothing in the calendar. */
async function three(page: Page, language: "kk" | "ru"): Promise<Person[]> {
  const people = [];
  for (const surname of ["Үлгібаев", "Әңгімеев", "Мысалбеков"]) people.push(await addPerson(page, language, surname));
  return people;
}

/** Why the dates do not work, in words. */
function refusals(page: Page): Promise<string[]> {
  return page.locator(".plan-date .notice li").allInnerTexts();
}

/** What the trainer and the other one read on their pages. */
async function everything(trainer: Page, participant: Page, one: Person, other: Person): Promise<string[]> {
  const read = [];
  for (const address of [one.address, other.address, "/people", "/groups", "/waiting", `/week?day=${DAY}&show=all`]) {
    await trainer.goto(address);
    read.push(await trainer.locator("main").innerText());
  }
  await participant.goto("/my");
  return [...read, await participant.locator("main").innerText()];
}

/** Records a measure that ends in five days: thirty after it was served. */
async function bind(page: Page, hand: Hand, person: Person) {
  await page.goto(person.address);
  const measures = page.locator("#measures");
  await hand.press(measures.locator("summary"));
  const form = measures.locator("form");
  await hand.choose(form.locator("[name=measure_kind]"), "protective_order");
  await hand.fill(form.locator("[name=issuer]"), "Алмалы АПБ");
  await hand.fill(form.locator("[name=number]"), "№ 17");
  await hand.fill(form.locator("[name=served_on]"), "2026-11-10");
  await hand.press(form.locator("button"));
  await expect(page).toHaveURL(/saved=measure#measures$/);
  await expect(measures).toContainText("10.12.2026");
}

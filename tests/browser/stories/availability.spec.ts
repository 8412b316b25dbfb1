// A trainer works at some hours and is away, a room is closed, a participant is bound elsewhere: it is not planned then,
// and whoever asks finds the next time that all of them have in common.

import type { Page } from "@playwright/test";
import { keyboard, pointer } from "../support/hands.ts";
import { bind, openRoom, setWednesday } from "../support/hours.ts";
import { expect, phone, test } from "../support/office.ts";
import { addPerson } from "../support/people.ts";
import { check, commit, free, talk } from "../support/planning.ts";

/** Wednesdays on which the trainer and the room have nothing else. */
const [FIRST, OTHER_HOURS, AWAY] = ["2027-05-12", "2027-05-19", "2027-05-26"];
const WEDNESDAY = "3";
const laptop = { width: 1280, height: 800 };

const ways = [
  {
    language: "kk",
    viewport: phone,
    hand: pointer,
    off: "бұл уақытта жұмыс істемейді",
    closed: "бұл уақытта жабық",
    notAvailable: "Бұл уақытта мүмкін емес",
  },
  {
    language: "ru",
    viewport: laptop,
    hand: keyboard,
    off: "в это время не работает",
    closed: "в это время закрыто",
    notAvailable: "В это время недоступно",
  },
] as const;

for (const { language, viewport, hand, off, closed, notAvailable } of ways) {
  test(`a trainer's hours, a day of its own and leave, ${language}, ${viewport.width} px`, async ({ enter }) => {
    const trainer = await enter("trainer", language, { viewport });
    const series = { ...(await talk(trainer, await addPerson(trainer, language), FIRST, "")), count: 3 };
    const name = (await trainer.locator("label:has([name=trainers]:checked)").innerText()).trim();
    await trainer.goto("/me");
    await hand.press(trainer.locator('main a[href="/hours"]'));
    await expect(trainer.locator("h1")).toContainText(name);
    await setWednesday(trainer, hand, ["09:00", "13:00"], ["14:00", "18:00"]);

    await hand.press(trainer.locator("details:has([name=on]) summary"));
    await hand.fill(trainer.locator("form:has([name=day_from]) [name=on]"), OTHER_HOURS);
    await hand.fill(trainer.locator("[name=day_from]"), "12:00");
    await hand.fill(trainer.locator("[name=day_until]"), "21:00");
    await hand.press(trainer.locator("form:has([name=day_from]) button"));
    await expect(trainer).toHaveURL(/saved=hours-day$/);

    await hand.press(trainer.locator("details:has([name=first]) summary"));
    const leave = trainer.locator("form:has([name=first])");
    await hand.fill(leave.locator("[name=first]"), AWAY);
    await hand.fill(leave.locator("[name=last]"), "2027-05-24");
    await hand.press(leave.locator("button"));
    await expect(trainer.locator("#last-error")).toBeVisible();
    await expect(leave.locator("[name=first]")).toHaveValue(AWAY);
    await hand.fill(leave.locator("[name=last]"), "2027-05-28");
    await hand.choose(leave.locator("[name=kind]"), "training");
    await hand.press(leave.locator("button"));
    await expect(trainer).toHaveURL(/saved=away$/);

    const [works, isOff] = [[], [`${name} ${off}`]];
    for (const [time, ...expected] of [
      ["12:30", isOff, works, isOff],
      ["14:00", works, works, isOff],
      ["19:00", isOff, works, isOff],
      ["10:00", works, isOff, isOff],
    ] as const) {
      await check(trainer, { ...series, time });
      expect(await refusals(trainer), time).toEqual(expected);
    }

    // What is planned on days of leave is handed over from there, and the way leads back.
    await trainer.goto("/hours");
    await hand.press(trainer.locator('main a[href^="/leave/"][href*="from="]'));
    await expect(trainer).toHaveURL(new RegExp(`/leave/.*from=${AWAY}&to=2027-05-28`));
    await expect(trainer.locator("[name=from]")).toHaveValue(AWAY);
    await expect(trainer.locator("[name=kind]")).toHaveValue("training");
    await hand.press(trainer.locator('main a[href^="/hours?staff="]'));
    await hand.press(trainer.locator('main a[href^="/leave/"]:not([href*="from="])'));
    await expect(trainer.locator("[name=from]")).toHaveValue("");
    await hand.press(trainer.locator('main a[href^="/hours?staff="]'));

    await hand.press(trainer.locator("form:has([value=remove-leave]) button"));
    await expect(trainer).toHaveURL(/saved=away-removed$/);
    await hand.press(trainer.locator("form:has([value=remove-day]) button"));
    await expect(trainer).toHaveURL(/saved=hours-day-removed$/);
    await check(trainer, { ...series, time: "10:00" });
    await commit(trainer, 3);
  });

  test(`a room's opening hours, ${language}, ${viewport.width} px`, async ({ enter }) => {
    const trainer = await enter("trainer", language, { viewport });
    const plan = await talk(trainer, await addPerson(trainer, language), FIRST, "12:30");
    const administrator = await enter("administrator", language, { viewport });
    await openRoom(administrator, hand, plan.room);
    await setWednesday(administrator, hand, ["09:00", "13:00"], ["14:00", "20:00"]);
    await check(trainer, plan);
    expect(await refusals(trainer)).toEqual([[`201: ${closed}`]]);
    await hand.press(trainer.locator('button[name=change][value*=" room "]').first());
    await free(trainer);
    await check(trainer, { ...plan, time: "14:00" });
    await commit(trainer, 1);
  });

  test(`a participant's busy times, ${language}, ${viewport.width} px`, async ({ enter }) => {
    const trainer = await enter("trainer", language, { viewport });
    const person = await addPerson(trainer, language);
    await trainer.goto(person.address);
    await bind(trainer, hand, { weekday: WEDNESDAY, span: ["10:00", "11:00"], kind: "police" });
    await bind(trainer, hand, { weekday: "2", span: ["22:00", "08:00"], kind: "work" });
    const plan = await talk(trainer, person, FIRST, "");
    // The shift of Tuesday lasts until Wednesday morning; the word for both is the same.
    for (const [time, ...expected] of [
      ["07:00", [notAvailable]],
      ["07:30", [notAvailable]],
      ["08:00", []],
      ["09:30", [notAvailable]],
      ["11:00", []],
    ] as const) {
      await check(trainer, { ...plan, time });
      expect(await refusals(trainer), time).toEqual(expected);
    }
    await trainer.goto(person.address);
    await hand.press(trainer.locator("#busy li", { hasText: "10:00–11:00" }).locator("button"));
    await expect(trainer).toHaveURL(/saved=bound-removed#busy$/);
    await check(trainer, { ...plan, time: "09:30" });
    await commit(trainer, 1);
  });

  test(`the next time in common, ${language}, ${viewport.width} px`, async ({ enter }) => {
    const trainer = await enter("trainer", language, { viewport });
    const [person, other] = [await addPerson(trainer, language), await addPerson(trainer, language, "Үлгібаев")];
    const plan = await talk(trainer, person, FIRST, "");
    await check(trainer, await talk(trainer, other, FIRST, "10:00"));
    await commit(trainer, 1);
    await trainer.goto("/hours");
    await setWednesday(trainer, pointer, ["08:00", "18:00"]);
    const administrator = await enter("administrator", language, { viewport });
    await openRoom(administrator, pointer, plan.room);
    await setWednesday(administrator, pointer, ["09:30", "18:00"]);
    await trainer.goto(person.address);
    await bind(trainer, pointer, { weekday: WEDNESDAY, span: ["11:00", "12:00"], kind: "police" });

    await trainer.goto("/plan");
    await hand.press(trainer.locator('main a[href="/free"]'));
    await expect(trainer.locator("[name=trainers]:checked")).toHaveValue(plan.trainers[0]);
    await hand.choose(trainer.locator("[name=room]"), plan.room);
    await hand.choose(trainer.locator("[name=with]"), plan.with);
    await hand.fill(trainer.locator("[name=from]"), FIRST);
    await hand.press(trainer.locator("form:has([name=find]) button"));
    const first = trainer.locator("#found li").first();
    await expect(first, "not before the room opens, not in the talk, not at the police").toContainText("12:00");
    await hand.press(first.locator("a"));

    const form = trainer.locator("#plan-form");
    for (const [name, value] of Object.entries({ with: plan.with, room: plan.room, first: FIRST, time: "12:00" })) {
      await expect(form.locator(`[name=${name}]`)).toHaveValue(value);
    }
    await expect(form.locator("[name=trainers]:checked")).toHaveValue(plan.trainers[0]);
    await hand.choose(form.locator("[name=session]"), plan.session);
    await hand.press(form.locator("button:not([name])"));
    await free(trainer);
    await commit(trainer, 1);
  });
}

/** Why each date does not work, in words. */
async function refusals(page: Page): Promise<string[][]> {
  const dates = await page.locator(".plan-date").all();
  return Promise.all(dates.map((date) => date.locator(".notice li").allInnerTexts()));
}

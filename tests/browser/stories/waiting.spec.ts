// Some wait for a group; who leaves it makes room for the next whom the seat fits. Who missed a topic makes it up as a
// guest of another group.

import type { Page } from "@playwright/test";
import { keepApart } from "../support/apart.ts";
import { keyboard, pointer, type Hand } from "../support/hands.ts";
import { expect, phone, test } from "../support/office.ts";
import { addPerson, handOverCode, signIn, works, type Person } from "../support/people.ts";
import { check, commit, rooms, trainers } from "../support/planning.ts";
import { mark, saved, woken } from "../support/register.ts";

/** Ten minutes before the session that somebody misses. */
test.use({ clock: "2026-12-05T13:50" });
const [TODAY, TIME] = ["2026-12-05", "14:00"];
const laptop = { width: 1280, height: 800 };

/** A group with its day of the week, Monday is 1, and the language that is not spoken there. */
const ways = [
  { language: "kk", other: "ru", code: "K1", weekday: "6", viewport: phone, hand: pointer },
  { language: "ru", other: "kk", code: "R2", weekday: "7", viewport: laptop, hand: keyboard },
] as const;

for (const { language, other, code, weekday, viewport, hand } of ways) {
  test(`a free seat goes to the next whom it fits, ${language}, ${viewport.width} px`, async ({ enter }) => {
    const coordinator = await enter("coordinator", language, { viewport });
    const foreign = await addPerson(coordinator, other, "Басқаев");
    const worker = await addPerson(coordinator, language, "Жұмысов");
    const apart = await addPerson(coordinator, language, "Бөлеков");
    const next = await addPerson(coordinator, language, "Әңгімеев");
    const last = await addPerson(coordinator, language, "Соңғыбаев");
    await works(coordinator, worker, { weekday, from: "18:00", until: "22:00" });
    const group = await open(coordinator, code);
    await keepApart(await enter("advocate", language), pointer, [apart, group.member], "");

    const since = ["2026-10-01", "2026-10-05", "2026-10-09", "2026-11-02", "2026-11-20"];
    const waiting = [foreign, worker, apart, next, last];
    // Who was written down last is not who came last.
    for (const at of [4, 0, 3, 1, 2]) await wait(coordinator, hand, group.id, waiting[at], since[at]);
    await coordinator.goto(group.address);
    await hand.fill(coordinator.locator("[name=places]"), String(group.members));
    await hand.press(coordinator.locator("form:has([name=places]) button"));
    await expect(coordinator).toHaveURL(/saved=places$/);
    await expect(coordinator.locator("button[value=offer]")).toHaveCount(0);

    await hand.press(coordinator.locator("form:has([name=last_day]) button"));
    await expect(coordinator).toHaveURL(/saved=member-ended$/);
    const rows = coordinator.locator("li.row:has([name=waiting])");
    for (const [at, one] of waiting.entries()) await expect(rows.nth(at)).toContainText(one.name);
    await expect(rows.locator(".badge.present")).toHaveCount(1);
    const [, busy, kept] = await rows.locator(".badge").allInnerTexts();
    expect(kept, "the same words for whoever cannot come").toBe(busy);
    const proposal = coordinator.locator("form:has(button[value=offer])");
    await expect(proposal).toContainText(next.name);
    const day = (await proposal.innerText()).match(/\d\d\.\d\d\.\d{4}/)![0];
    await hand.press(proposal.locator("button"));

    await expect(coordinator).toHaveURL(/saved=seat$/);
    await expect(rows.filter({ hasText: next.name })).toHaveCount(0);
    await expect(coordinator.locator(`li.row:has(a[href="${next.address}"])`)).toContainText(day);
    expect(await expectedFrom(coordinator, next), "from where a topic begins").toBe(day.slice(0, 5));
    await coordinator.goto("/waiting");
    await expect(coordinator.locator(`main a[href="${next.address}"]`)).toHaveCount(0);
    await expect(coordinator.locator(`main a[href="${last.address}"]`)).toHaveCount(1);
  });

  test(`a missed topic is made up elsewhere, ${language}, ${viewport.width} px`, async ({ enter, javaScriptEnabled }) => {
    const trainer = await enter("trainer", language, { viewport });
    const person = await addPerson(trainer, language);
    await admit(trainer, person);
    const own = await groupOf(trainer, person);
    await misses(trainer, own, person, javaScriptEnabled ?? true);

    await trainer.goto(person.address);
    const offers = trainer.locator("form:has(button[value=arrange])");
    const session = (await offers.first().locator("[name=session]").getAttribute("value"))!;
    await hand.press(offers.first().locator("button"));
    await expect(trainer).toHaveURL(/saved=make-up$/);
    await expect(trainer.locator(`form:has([value="${session}"]) button[value=end]`)).toBeVisible();

    const coordinator = await enter("coordinator", language, { viewport });
    await coordinator.goto(`/sessions/${session}`);
    await expect(coordinator.locator("main")).toContainText(person.name);
    const participant = await enter("nobody", language, { viewport: phone });
    await signIn(participant, await handOverCode(trainer, person));
    await expect(participant.locator(".hero time")).not.toHaveAttribute("datetime", new RegExp(`^${TODAY}`));

    await trainer.goto(person.address);
    await hand.press(trainer.locator("button[value=end][aria-label]").first());
    await expect(trainer).toHaveURL(/saved=make-up-ended$/);
    await expect(offers.first().locator("[name=session]")).toHaveValue(session);
  });
}

interface Group {
  id: string;
  address: string;
  members: number;
  /** Somebody who belongs to it. */
  member: Person;
}

/** Opens the page of a group. */
async function open(page: Page, code: string): Promise<Group> {
  await page.goto("/groups");
  const address = (await page.locator("main li a", { hasText: code }).getAttribute("href"))!;
  await page.goto(address);
  const members = page.locator("[name=membership] option:not([value=''])");
  // The first is about to leave.
  const name = (await members.nth(1).innerText()).trim();
  const person = (await page.locator(".matrix a", { hasText: name }).getAttribute("href"))!;
  const member = { id: key(person), address: person, name };
  return { id: key(address), address, members: await members.count(), member };
}

/** The key at the end of an address. */
const key = (address: string) => address.split("/").pop()!;

/** Writes somebody on the list of a group. */
async function wait(page: Page, hand: Hand, group: string, person: Person, since: string) {
  await page.goto("/waiting");
  const form = page.locator("form:has([name=waits])");
  const option = form.locator("[name=waits] option", { hasText: person.name });
  await hand.choose(form.locator("[name=waits]"), (await option.getAttribute("value"))!);
  await hand.choose(form.locator("[name=waits_for]"), `group:${group}`);
  await hand.fill(form.locator("[name=since]"), since);
  await hand.press(form.locator("button"));
  await expect(page).toHaveURL(/saved=waiting$/);
}

/** The day of the first session at which somebody is expected, as the group's table has it. */
async function expectedFrom(page: Page, person: Person): Promise<string> {
  const cells = page.locator(`.matrix tr:has(a[href="${person.address}"]) td`);
  const first = await cells.evaluateAll((all) => all.findIndex((cell) => cell.className === "planned"));
  return page.locator(".matrix thead th.num").nth(first).locator(":not(.visually-hidden)").innerText();
}

/** Goes all the way with somebody until his training runs. */
async function admit(page: Page, person: Person) {
  await page.goto(person.address);
  for (const state of ["contacted", "in_clearing", "admitted", "contracted", "active"]) {
    await page.locator("select[name=to]").selectOption(state);
    await page.locator("form:has(select[name=to]) button").click();
    await expect(page).toHaveURL(/saved=step$/);
  }
}

/** A group of his own; answers its key. */
async function groupOf(page: Page, person: Person): Promise<string> {
  await page.goto("/groups");
  await page.locator("[name=code]").fill("С7");
  await page.locator('form[action="/groups"] button').click();
  await page.locator("[name=enrolment]").selectOption({ label: person.name });
  await page.locator("form:has([name=enrolment]) button").click();
  await expect(page).toHaveURL(/saved=member$/);
  return key(new URL(page.url()).pathname);
}

/** The group meets today, and he does not come. */
async function misses(page: Page, group: string, person: Person, isLive: boolean) {
  const [own, second] = await trainers(page);
  const room = (await rooms(page))["102"];
  const plan = { session: "training-01", with: `group:${group}`, trainers: [own, second], room };
  await check(page, { ...plan, first: TODAY, time: TIME, count: 1 });
  await commit(page, 1);
  await page.goto("/today");
  await page.locator(".hero a.button").click();
  if (isLive) await woken(page);
  await page.locator(`label[for="mark-${person.id}-absent"]`).click();
  if (isLive) await saved(page);
  await page.locator(".register-end .primary").click();
  await expect(page).toHaveURL(/saved=register/);
  await expect(mark(page, person.id, "absent")).toBeChecked();
}

// Where each role can be, and how one gets where no address leads.

import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { Role } from "../support/office.ts";
import { check, rooms, trainers } from "../support/planning.ts";

/** Addresses, and names of the ways below. */
export const addresses: Record<Role, string[]> = {
  nobody: ["/sign-in", "/staff", "/no-such-page"],
  participant: ["/my", "/my/papers", "a handout", "/me", "/me/feed"],
  trainer: [
    "/today",
    "/week",
    "/week?show=all",
    "/day?day=2026-12-09&show=all",
    "/month?day=2026-12-09&show=all",
    "/agenda?day=2026-12-09&show=all",
    "/free",
    "/hours",
    "/plan",
    "a plan with clashes",
    "a move with a clash",
    "what was moved",
    "an absence",
    "an open register",
    "a register that was taken",
    "/groups",
    "a group",
    "/waiting",
    "/people",
    "/people?q=%D0%9A%D0%B0%D1%81%D1%8B%D0%BC%D0%BE%D0%B2",
    "/people/new",
    "a person",
    "a slip of paper",
    "/manual",
    "/manual?q=%D0%B6%D0%BE%D1%81%D0%BF%D0%B0%D1%80",
    "/manual/training-05",
    "/manual/training-08",
    "/manual/couples-03",
    "/manual/training-05/print",
    "/manual/training-05/handout",
    "/programme",
    "/me",
    "/me/feed",
    "/me/busy",
    "/second-factor/new",
  ],
  coordinator: [
    "/overview",
    "/day?day=2026-12-09&show=all&by=rooms",
    "/import",
    "an import",
    "a person with joint work",
    "/programme",
    "a draft of the programme",
    "a session of a draft",
    "what a draft changed",
    "moving to a version",
  ],
  advocate: ["/couples", "/apart", "/me"],
  administrator: ["/accounts", "an invitation", "joining", "/office", "a room", "/programme"],
};

/** How to get somewhere. */
export const ways: Record<string, (page: Page) => Promise<void>> = {
  "a plan with clashes": planWithClashes,
  "an open register": async (page) => {
    await page.goto("/today");
    await page.locator(".hero a.button").click();
  },
  "a handout": (page) => follow(page, "/my/papers", 'main a[href^="/my/papers/"]'),
  "moving to a version": async (page) => {
    await ways["a draft of the programme"](page);
    await page.locator("button[value=publish]").click();
    await page.locator('main a[href$="/move"]').click();
  },
  "a register that was taken": (page) => follow(page, "/week?day=2026-11-28", "a.block.group"),
  "a move with a clash": (page) => moving(page, "what=move&scope=following&date=2026-12-13&time=23:00"),
  "what was moved": async (page) => {
    await moving(page, "what=cancel");
    await page.locator("[name=why]").selectOption("room");
    await page.locator('form[method=post][action$="/move"] button').click();
    await page.locator('main form[action^="/moves/"]').first().waitFor();
    await page.goto((await page.locator('main form[action^="/moves/"]').first().getAttribute("action"))!);
  },
  "an absence": async (page) => {
    await moving(page, "");
    const link = (await page.locator('main a[href^="/leave/"]').first().getAttribute("href"))!;
    await page.goto(`${link.split("?")[0]}?check=1&from=2026-12-07&to=2026-12-13`);
  },
  "a room": (page) => follow(page, "/office", 'main a[href^="/rooms/"]'),
  "a group": (page) => follow(page, "/groups", 'main a[href^="/groups/"]'),
  "a person": (page) => follow(page, "/people?state=active", 'main tbody a[href^="/people/"]'),
  "a slip of paper": async (page) => {
    await ways["a person"](page);
    await page.locator("button[value=hand-over]").click();
  },
  "an import": async (page) => {
    await page.goto("/import");
    await page.locator("[name=file]").setInputFiles(join(import.meta.dirname, "../../files/people-kk.csv"));
    await page.locator("form:has([name=file]) button").click();
  },
  "a person with joint work": async (page) => {
    await page.goto("/week?day=2026-12-02&show=all");
    await page.locator("a.block.couples").first().click();
    const name = await page.locator("form.register legend").first().innerText();
    await page.goto(`/people?q=${encodeURIComponent(name.split(" ")[0])}`);
    await page.locator("tbody a").first().click();
  },
  "an invitation": async (page) => {
    await page.goto("/accounts");
    await page.locator("form:has([value=invite]) [name=role][value=trainer]").check();
    await page.locator("form:has([value=invite]) button").click();
  },
  "a draft of the programme": async (page) => {
    await page.goto("/programme");
    await page.locator('form[action="/programme"] button').click();
  },
  "a session of a draft": async (page) => {
    await ways["a draft of the programme"](page);
    await page.locator('main a[href$="/training-05"]').first().click();
  },
  "what a draft changed": async (page) => {
    await ways["a draft of the programme"](page);
    await page.locator('main a[href$="/compare"]').first().click();
  },
  joining: async (page) => {
    await ways["an invitation"](page);
    await page.goto(await page.locator("#invitation").inputValue());
  },
};

async function follow(page: Page, address: string, link: string) {
  await page.goto(address);
  await page.goto((await page.locator(link).first().getAttribute("href"))!);
}

/** A group's session to come that still takes place, with what is asked of it. */
async function moving(page: Page, asked: string) {
  const sessions = page.locator("a.block.group:not(.cancelled)");
  const weeks = ["2026-12-09", "2027-01-13", "2027-01-20", "2027-01-27"];
  for (const week of weeks) {
    await page.goto(`/week?day=${week}`);
    if (await sessions.count()) break;
  }
  const session = (await sessions.first().getAttribute("href"))!;
  await page.goto(`${session}/move?${asked && `check=1&${asked}`}`);
}

/** A group's weeks at a time at which it meets already. */
async function planWithClashes(page: Page) {
  const [own, second] = await trainers(page);
  const room = (await rooms(page))["101"];
  const group = page.locator('[name=with] option[value^="group:"]').first();
  const chosen = (await group.getAttribute("value"))!;
  const when = { first: "2026-12-12", time: "18:00", count: 12 };
  await check(page, { session: "training-01", with: chosen, trainers: [own, second], room, ...when });
}

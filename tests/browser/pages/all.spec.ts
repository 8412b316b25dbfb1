// Every page × role × light and dark × phone and laptop: axe, the content policy, reflow, and a picture to look at.

import { mkdirSync } from "node:fs";
import axe from "axe-core";
import type { Page } from "@playwright/test";
import { complaints, enter, expect, languages, test, type Language, type Role } from "../support/office.ts";

const pictures = process.env.BETBURYS_PICTURES ?? "test-results/pictures";
mkdirSync(pictures, { recursive: true });

/** Addresses of each role; a name after `→` is a link to be followed from there. */
const pages: Record<Role | "nobody", string[]> = {
  nobody: ["/sign-in", "/staff", "/no-such-page"],
  participant: ["/my", "/me"],
  trainer: [
    "/today",
    "/week",
    "/week?show=all",
    "/plan",
    "/week → /sessions/",
    "/groups",
    "/groups → /groups/",
    "/people",
    "/people/new",
    "/people → /people/",
    "/programme",
    "/me",
  ],
  coordinator: ["/overview", "/import", "/people → /people/", "/week"],
  advocate: ["/couples", "/me"],
  administrator: ["/accounts", "/office", "/programme"],
};

const screens = { phone: { width: 360, height: 800 }, laptop: { width: 1280, height: 800 } };

for (const role of Object.keys(pages) as (keyof typeof pages)[]) {
  for (const [screen, viewport] of Object.entries(screens)) {
    for (const colorScheme of ["light", "dark"] as const) {
      test(`${role}, ${screen}, ${colorScheme}`, async ({ browser, address }) => {
        const page = await enter(browser, address, role, "kk", { viewport, colorScheme });
        for (const path of pages[role]) {
          for (const language of spoken(screen, colorScheme)) {
            await open(page, path, language);
            await look(page, `${role} ${path} ${language} ${screen} ${colorScheme}`, language);
          }
        }
        expect(complaints.splice(0)).toEqual([]);
        await page.context().close();
      });
    }
  }
}

/** All three languages where there is least room, Kazakh everywhere. */
function spoken(screen: string, colorScheme: string): readonly Language[] {
  return screen === "phone" && colorScheme === "light" ? languages : ["kk"];
}

async function open(page: Page, path: string, language: Language) {
  const [start, follow] = path.split(" → ");
  await page.goto(start);
  const button = page.locator(`form.languages button[value="${language}"]`);
  if ((await button.getAttribute("aria-pressed")) !== "true") {
    await button.click();
    await page.goto(start);
  }
  if (follow) {
    const links = page.locator(`main a[href^="${follow}"]:not([href$="/new"])`);
    await page.goto((await links.first().getAttribute("href"))!);
  }
}

async function look(page: Page, name: string, language: Language) {
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  await expect(page.locator("h1")).toHaveCount(1);
  const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(width, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
  const found = await check(page);
  expect(found, name).toEqual([]);
  await page.screenshot({ path: `${pictures}/${name.replace(/[^a-z0-9]+/gi, "-")}.png`, fullPage: true });
}

/** What axe finds, WCAG 2.2 AA and its best practices. */
async function check(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate(() => (window as never as { axe: typeof axe }).axe.run());
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.html} ${node.failureSummary}`),
  );
}

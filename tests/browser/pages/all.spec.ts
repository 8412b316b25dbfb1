// Every page × role × light and dark × phone and laptop: axe, the content policy, reflow, and a picture to look at.

import { mkdirSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, languages, phone, test, type Language, type Role } from "../support/office.ts";
import { violations } from "./axe.ts";
import { addresses, ways } from "./places.ts";

const pictures = process.env.BETBURYS_PICTURES ?? "test-results/pictures";
mkdirSync(pictures, { recursive: true });

const screens = { phone, laptop: { width: 1280, height: 800 } };

for (const role of Object.keys(addresses) as Role[]) {
  for (const [screen, viewport] of Object.entries(screens)) {
    for (const colorScheme of ["light", "dark"] as const) {
      for (const language of spoken(screen, colorScheme)) {
        test(`${role}, ${screen}, ${colorScheme}, ${language}`, async ({ enter }) => {
          const page = await enter(role, language, { viewport, colorScheme });
          for (const place of addresses[role]) {
            await (ways[place] ?? open)(page, place);
            await look(page, [role, place, language, screen, colorScheme].join(" "), language);
          }
        });
      }
    }
  }
}

/** All three languages where there is least room, Kazakh everywhere. */
function spoken(screen: string, colorScheme: string): readonly Language[] {
  return screen === "phone" && colorScheme === "light" ? languages : ["kk"];
}

async function open(page: Page, address: string) {
  await page.goto(address);
}

async function look(page: Page, name: string, language: Language) {
  const before = page.viewportSize()!;
  await expect.soft(page.locator("html")).toHaveAttribute("lang", language);
  await expect.soft(page.locator("h1"), name).toHaveCount(1);
  const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect.soft(width, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
  await unroll(page);
  expect.soft(await violations(page), name).toEqual([]);
  await page.screenshot({ path: `${pictures}/${name.replace(/[^a-z0-9]+/gi, "-")}.png` });
  await page.setViewportSize(before);
}

/** Makes the window as high as the page: bars that stay on the screen then lie over nothing. */
async function unroll(page: Page) {
  const { width, height } = page.viewportSize()!;
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(height, whole) });
}

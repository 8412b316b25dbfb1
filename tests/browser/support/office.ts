// A demonstration office for each test, and its people, each in a browser of his own.

import { test as base, type BrowserContextOptions, type Page } from "@playwright/test";
import { demonstration, type Engine } from "./server.ts";
import { MORNING } from "./templates.ts";

export type Role = "trainer" | "coordinator" | "advocate" | "administrator" | "participant" | "nobody";
export const languages = ["kk", "ru", "en"] as const;
export type Language = (typeof languages)[number];

/** What a browser is set to by those who speak it. */
const locale: Record<Language, string> = { kk: "kk-KZ", ru: "ru-KZ", en: "en-GB" };

export const phone = { width: 360, height: 800 };

export interface Installation {
  engine: Engine;
}

interface Office {
  /** The time at which the office's clock begins. */
  clock: string;
  /** Where its server listens. */
  address: string;
  /** What went wrong in a page without anybody seeing it; at the end of the test there must be nothing. */
  complaints: string[];
  /** A browser of its own in which somebody is signed in, in a language. */
  enter(role: Role, language: Language, options?: BrowserContextOptions): Promise<Page>;
}

export const test = base.extend<Office, Installation>({
  engine: ["sqlite", { scope: "worker", option: true }],
  clock: [MORNING, { option: true }],
  address: async ({ engine, clock }, use) => {
    const server = await demonstration(engine, clock);
    await use(server.address);
    await server.stop();
  },
  complaints: async ({}, use) => {
    const complaints: string[] = [];
    await use(complaints);
    expect(complaints).toEqual([]);
  },
  enter: async ({ browser, address, complaints }, use) => {
    await use(async (role, language, options = {}) => {
      const context = await browser.newContext({ baseURL: address, locale: locale[language], ...options });
      const page = await context.newPage();
      listen(page, complaints);
      await page.goto("/sign-in");
      if (role !== "nobody") await page.locator(`form[action="/demo"] button[value="${role}"]`).click();
      await speak(page, language);
      return page;
    });
    for (const context of browser.contexts()) await context.close();
  },
});

export const expect = test.expect;

/** Chooses a language. */
async function speak(page: Page, language: Language) {
  await page.locator(`.bar form[action="/language"] button[value="${language}"]`).click();
  await expect(page.locator("html")).toHaveAttribute("lang", language);
}

/** Collects script errors, violations of the content policy, and what a page needs and does not get. */
export function listen(page: Page, complaints: string[]) {
  const note = (what: string) => complaints.push(`${page.url()}: ${what}`);
  page.on("pageerror", (error) => note(error.message));
  page.on("console", (message) => {
    const text = message.text();
    // That a page itself is refused is an answer like others; what it loads is looked at below.
    const isLoading = text.startsWith("Failed to load resource");
    if ((message.type() === "error" && !isLoading) || text.includes("Content Security Policy")) note(text);
  });
  page.on("response", (response) => {
    const isPage = response.request().resourceType() === "document";
    if (response.status() >= 400 && !isPage) note(`${response.status()} ${response.url()}`);
  });
}

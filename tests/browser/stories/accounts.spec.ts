// The first day: the first account and the office, a second factor, a colleague who is invited.

import { createHmac } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, listen, test } from "../support/office.ts";
import { empty } from "../support/server.ts";

const PASSWORD = "төрт сары алма піседі";

test("an empty office is founded, and every account gets a second factor", async ({ browser, engine, complaints }) => {
  const server = await empty(engine);
  const anotherBrowser = async () => {
    const context = await browser.newContext({ baseURL: server.address });
    const page = await context.newPage();
    listen(page, complaints);
    return page;
  };
  try {
    const administrator = await anotherBrowser();
    await join(administrator, server.printed.match(/\/join\/\S+/)![0], "first@office.example", "Алматы");
    const app = await enrol(administrator, "first@office.example");
    await administrator.locator("main a.button").click();
    await expect(administrator).toHaveURL(/\/accounts$/);

    await administrator.locator("form:has([value=invite]) [name=role][value=trainer]").check();
    await administrator.locator("form:has([value=invite]) button").click();
    const link = await administrator.locator("#invitation").inputValue();
    const colleague = await anotherBrowser();
    await join(colleague, link, "second@office.example");
    await enrol(colleague, "second@office.example");
    await colleague.goto("/today");
    await expect(colleague.locator("nav.tabs a[href='/today'][aria-current=page]")).toBeVisible();
    // A link works once.
    expect((await colleague.goto(link))?.status()).toBe(404);

    const elsewhere = await anotherBrowser();
    await giveSecondFactor(elsewhere, app);
  } finally {
    for (const context of browser.contexts()) await context.close();
    await server.stop();
  }
});

/** Accepts an invitation; the first one founds the office. */
async function join(page: Page, link: string, email: string, office?: string) {
  await page.goto(link);
  if (office) await page.locator("[name=office]").fill(office);
  await page.locator("[name=surname]").fill("Сынақова");
  await page.locator("[name=given]").fill("Мысал");
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill(PASSWORD);
  await page.locator('form[action^="/join/"] button').click();
  await expect(page).toHaveURL(/\/staff\?saved=joined$/);
}

async function givePassword(page: Page, email: string) {
  await page.goto("/staff");
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill(PASSWORD);
  await page.locator('form[action="/staff"] button').click();
}

/** An authenticator app: its secret, and the step of 30 seconds in which it was set up. */
interface App {
  secret: string;
  step: number;
}

/** Signs in for the first time and sets the authenticator app up. */
async function enrol(page: Page, email: string): Promise<App> {
  await givePassword(page, email);
  await expect(page).toHaveURL(/\/second-factor\/new$/);
  await expect(page.locator(".qr svg")).toBeVisible();
  const secret = await page.locator("[name=secret]").inputValue();
  await page.locator("[name=code]").fill("000000");
  await page.locator('form[action="/second-factor/new"] button').click();
  await expect(page.locator("#code-error")).toBeVisible();
  expect(await page.locator("[name=secret]").inputValue()).toBe(secret);
  const step = Math.floor(Date.now() / 30_000);
  await page.locator("[name=code]").fill(code(secret, step));
  await page.locator('form[action="/second-factor/new"] button').click();
  await expect(page.locator("main li code")).toHaveCount(10);
  return { secret, step };
}

/** The code that turned the factor on is used up: the next one is asked for. */
async function giveSecondFactor(page: Page, { secret, step }: App) {
  await givePassword(page, "first@office.example");
  await expect(page).toHaveURL(/\/second-factor$/);
  await page.locator("[name=code]").fill(code(secret, step));
  await page.locator('form[action="/second-factor"] button').click();
  await expect(page.locator("#code-error")).toBeVisible();
  await page.locator("[name=code]").fill(code(secret, step + 1));
  await page.locator('form[action="/second-factor"] button').click();
  await expect(page).toHaveURL(/\/accounts$/);
}

/** What an authenticator app shows in a step of 30 seconds (RFC 6238). */
function code(secret: string, step: number): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", key).update(counter).digest();
  const number = digest.readUInt32BE(digest[19] & 0xf) & 0x7fff_ffff;
  return String(number % 1_000_000).padStart(6, "0");
}

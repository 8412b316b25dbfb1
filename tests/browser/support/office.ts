// A demonstration office of its own for each worker, and its people in a browser.

import { spawn } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test as base, type Browser, type BrowserContextOptions, type Page } from "@playwright/test";
import { database, NOW, onServer, program } from "./templates.ts";

export type Role = "trainer" | "coordinator" | "advocate" | "administrator" | "participant";
export const languages = ["kk", "ru", "en"] as const;
export type Language = (typeof languages)[number];

export interface Installation {
  engine: "sqlite" | "postgres";
  /** Where the worker's server listens. */
  address: string;
}

/** What went wrong in a page without anybody seeing it: script errors, violations of the content policy. */
export const complaints: string[] = [];

export const test = base.extend<object, Installation>({
  engine: ["sqlite", { scope: "worker", option: true }],
  address: [
    async ({ engine }, use, worker) => {
      const data = join(process.env.BETBURYS_TEMPLATE_FOLDER!, `${engine}-${worker.workerIndex}`);
      cpSync(join(process.env.BETBURYS_TEMPLATE_FOLDER!, engine), data, { recursive: true });
      const name = `${process.env.BETBURYS_TEMPLATE_DATABASE}_${worker.workerIndex}`;
      if (engine === "postgres") onServer(`create database ${name} template ${process.env.BETBURYS_TEMPLATE_DATABASE}`);
      const where = engine === "postgres" ? ["--database", database(name)] : [];
      const server = spawn(
        program,
        ["serve", "--demo", "--clock", NOW, "--listen", "127.0.0.1:0", "--data", data, ...where],
        { stdio: ["ignore", "pipe", "inherit"] },
      );
      await use(await listening(server.stdout));
      const ended = new Promise((done) => server.once("exit", done));
      server.kill("SIGTERM");
      await ended;
      rmSync(data, { recursive: true });
      if (engine === "postgres") onServer(`drop database ${name} with (force)`);
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

export { expect } from "@playwright/test";

/** The address that the server prints. */
async function listening(output: NodeJS.ReadableStream): Promise<string> {
  let text = "";
  for await (const chunk of output) {
    text += chunk;
    const found = text.match(/http:\/\/127\.0\.0\.1:\d+/);
    if (found) return found[0];
  }
  throw new Error(`the server ended: ${text}`);
}

/** A browser of its own in which somebody is signed in, in a language. */
export async function enter(
  browser: Browser,
  address: string,
  role: Role | "nobody",
  language: Language,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ baseURL: address, ...options });
  const page = await context.newPage();
  listen(page);
  await page.goto("/sign-in");
  if (role !== "nobody") await page.locator(`form[action="/demo"] button[value="${role}"]`).click();
  await page.locator(`form.languages button[value="${language}"]`).click();
  return page;
}

function listen(page: Page) {
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    const isPolicy = message.text().includes("Content Security Policy");
    if (message.type() === "error" || isPolicy) complaints.push(`${page.url()}: ${message.text()}`);
  });
}

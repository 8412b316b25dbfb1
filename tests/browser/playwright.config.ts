import { defineConfig } from "@playwright/test";
import type { Installation } from "./support/office.ts";

/** A page does not know on what it is stored: only the main story is told in all four ways, every other one in two. */
const stories = [
  { engine: "sqlite", javaScriptEnabled: true, testMatch: "stories/*.spec.ts" },
  { engine: "postgres", javaScriptEnabled: false, testMatch: "stories/*.spec.ts" },
  { engine: "sqlite", javaScriptEnabled: false, testMatch: "stories/main.spec.ts" },
  { engine: "postgres", javaScriptEnabled: true, testMatch: "stories/main.spec.ts" },
] as const;

export default defineConfig<object, Installation>({
  testDir: ".",
  outputDir: "test-results",
  globalSetup: "./support/templates.ts",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    actionTimeout: 15_000,
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
    trace: "off",
  },
  projects: [
    ...stories.map(({ testMatch, ...use }) => ({
      name: `stories on ${use.engine}, ${use.javaScriptEnabled ? "with" : "without"} JavaScript`,
      testMatch,
      use,
    })),
    { name: "with JavaScript only", testMatch: "scripts/*.spec.ts", use: { engine: "sqlite" } },
    { name: "pages", testMatch: "pages/*.spec.ts", use: { engine: "sqlite" } },
  ],
});

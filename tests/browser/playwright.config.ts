import { defineConfig } from "@playwright/test";
import type { Installation } from "./support/office.ts";

const stories = (["sqlite", "postgres"] as const).flatMap((engine) =>
  [true, false].map((javaScriptEnabled) => ({
    name: `stories on ${engine}, ${javaScriptEnabled ? "with" : "without"} JavaScript`,
    testMatch: "stories/*.spec.ts",
    use: { engine, javaScriptEnabled },
  })),
);

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
    ...stories,
    { name: "with JavaScript only", testMatch: "scripts/*.spec.ts", use: { engine: "sqlite" } },
    { name: "pages", testMatch: "pages/*.spec.ts", use: { engine: "sqlite" } },
  ],
});

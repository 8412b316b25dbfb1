import { defineConfig } from "@playwright/test";
import type { Installation } from "./support/office.ts";

const stories = ["sqlite", "postgres"].flatMap((engine) =>
  [true, false].map((javaScriptEnabled) => ({
    name: `story on ${engine}, ${javaScriptEnabled ? "with" : "without"} JavaScript`,
    testMatch: "stories/*.spec.ts",
    use: { engine: engine as Installation["engine"], javaScriptEnabled },
  })),
);

export default defineConfig<object, Pick<Installation, "engine">>({
  testDir: ".",
  outputDir: "test-results",
  globalSetup: "./support/templates.ts",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 120_000,
  reporter: [["list"]],
  use: {
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
  projects: [...stories, { name: "pages", testMatch: "pages/*.spec.ts", use: { engine: "sqlite" } }],
});

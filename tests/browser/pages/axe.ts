import axe from "axe-core";
import type { Page } from "@playwright/test";

/** What axe finds, WCAG 2.2 AA and its best practices. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate(() => {
    const rules = { "target-size": { enabled: true } };
    return (window as never as { axe: typeof axe }).axe.run(document, { rules, resultTypes: ["violations"] });
  });
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.html} ${node.failureSummary}`),
  );
}

// A centre's spreadsheet becomes participants: looked at first, then imported, and imported again without effect.

import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/office.ts";

const files = join(import.meta.dirname, "../../files");

for (const [file, language] of [
  ["people-kk.csv", "kk"],
  ["people-ru.xlsx", "ru"],
] as const) {
  test(`${file} is imported once`, async ({ enter }) => {
    const page = await enter("coordinator", language);
    const before = await participants(page);

    await look(page, file);
    const [added, known, refused] = await figures(page);
    expect(added).toBeGreaterThan(0);
    expect(known).toBeGreaterThan(0);
    expect(refused).toBeGreaterThan(0);
    await expect(page.locator("tbody tr")).toHaveCount(added + known + refused);
    expect(await participants(page)).toBe(before);

    await look(page, file);
    await page.locator("button[value=commit]").click();
    await expect(page).toHaveURL(new RegExp(`saved=imported&n=${added}&known=${known}&refused=${refused}$`));
    expect(await participants(page)).toBe(before + added);

    await look(page, file);
    expect(await figures(page)).toEqual([0, added + known, refused]);
    await expect(page.locator("button[value=commit]")).toHaveCount(0);
    expect(await participants(page)).toBe(before + added);
  });
}

test("what is no spreadsheet is refused with a sentence at the field", async ({ enter }) => {
  const page = await enter("coordinator", "kk");
  await page.goto("/import");
  await page.locator("[name=file]").setInputFiles({
    name: "people.xlsx",
    mimeType: "application/octet-stream",
    buffer: Buffer.from("PK\x03\x04 no archive"),
  });
  await page.locator("form:has([name=file]) button").click();
  await expect(page.locator("#file-error")).toBeVisible();
  await expect(page.locator("#file")).toHaveAttribute("aria-invalid", "true");
});

async function look(page: Page, file: string) {
  await page.goto("/import");
  await page.locator("[name=file]").setInputFiles(join(files, file));
  await page.locator("form:has([name=file]) button").click();
  await expect(page.locator('form[action="/import"] [name=table]')).toBeAttached();
}

/** Added, known, refused. */
async function figures(page: Page): Promise<number[]> {
  return (await page.locator("dl.figures dd").allInnerTexts()).map(Number);
}

/** How many participants the office has. */
async function participants(page: Page): Promise<number> {
  await page.goto("/people");
  return page.locator("tbody tr").count();
}

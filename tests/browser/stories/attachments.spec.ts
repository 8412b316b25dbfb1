// What the office keeps beside a plan, with a real browser's forms and downloads.

import { readFileSync } from "node:fs";
import type { Locator } from "@playwright/test";
import { expect, languages, phone, test } from "../support/office.ts";

const PLAN = "/manual/training-08";
const sheet = Buffer.from("%PDF-1.7 a worksheet");

for (const language of languages) {
  test(`a trainer keeps a note and a file beside a plan: ${language}`, async ({ enter }) => {
    const trainer = await enter("trainer", language, { viewport: phone });
    await trainer.goto(PLAN);
    const ours = trainer.locator("#attachments");
    const before = await ours.locator("li").count();
    await ours.locator("#body").fill("Қатты қағаз 101-бөлмеде.");
    await ours.locator("form:has(#body) button").click();
    await expect(trainer.locator(".notice.success")).toBeVisible();
    await expect(ours).toContainText("Қатты қағаз 101-бөлмеде.");

    await choose(ours, "Ескерту парағы.pdf", sheet);
    await expect(trainer.locator(".notice.success")).toBeVisible();
    await expect(ours.locator("li")).toHaveCount(before + 2);
    const coming = trainer.waitForEvent("download");
    await ours.getByRole("button", { name: "Ескерту парағы.pdf" }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe("Ескерту парағы.pdf");
    expect(readFileSync(await download.path())).toEqual(sheet);

    await ours.locator("li:has-text('Ескерту парағы.pdf') button[name=id]").click();
    await expect(ours.locator("li")).toHaveCount(before + 1);
  });
}

test("what is no such file is refused at its field", async ({ enter }) => {
  const trainer = await enter("trainer", "ru");
  await trainer.goto(PLAN);
  const ours = trainer.locator("#attachments");
  const before = await ours.locator("li").count();
  const sentences: string[] = [""];
  for (const [name, content] of [
    ["worksheet.pdf", Buffer.from("MZ\x90\0 a program")],
    ["empty.pdf", Buffer.alloc(0)],
  ] as const) {
    await choose(ours, name, content);
    const refusal = ours.locator("#file-error");
    await expect(refusal).not.toHaveText(sentences.at(-1)!);
    await expect(trainer.locator('[role="alert"] a')).toHaveAttribute("href", "#file");
    await expect(ours.locator("li")).toHaveCount(before);
    sentences.push(await refusal.innerText());
  }
  expect(new Set(sentences).size, "each reason has a sentence of its own").toBe(3);
});

/** Chooses a file and sends the form. */
async function choose(ours: Locator, name: string, buffer: Buffer) {
  await ours.locator("#file").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await ours.locator("form:has(#file) button").click();
}

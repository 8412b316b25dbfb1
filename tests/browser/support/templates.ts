// Fills the demonstration once on each engine; every test then starts on a copy.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A Saturday morning in Almaty, ten minutes before a session of the demonstration: no test depends on the hour. */
export const MORNING = "2026-12-05T08:50";

/** The program under test. */
export const program = needed("BETBURYS_BIN");

const postgres = needed("BETBURYS_TEST_POSTGRES_URL");

function needed(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`set ${name}, or run \`cargo xtask test browser\``);
  return value;
}

/** What the program sees of the environment: its settings come from flags alone. */
export const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith("BETBURYS_")),
);

/** The address of a database on the server that the tests were given. */
export function database(name: string): string {
  return `${postgres.slice(0, postgres.lastIndexOf("/"))}/${name}`;
}

/** Runs a statement on that server. */
export function onServer(statement: string) {
  execFileSync("psql", [postgres, "-q", "-v", "ON_ERROR_STOP=1", "-c", statement], { stdio: "pipe" });
}

export default function templates() {
  const folder = mkdtempSync(join(tmpdir(), "betburys-browser-"));
  const name = `betburys_browser_${process.pid}`;
  process.env.BETBURYS_TEMPLATE_FOLDER = folder;
  process.env.BETBURYS_TEMPLATE_DATABASE = name;
  const options = { env: environment, stdio: "pipe" } as const;
  const demo = (...more: string[]) => execFileSync(program, ["demo", "--clock", MORNING, ...more], options);
  demo("--data", join(folder, "sqlite"));
  onServer(`create database ${name}`);
  demo("--data", join(folder, "postgres"), "--database", database(name));
  return () => {
    rmSync(folder, { recursive: true });
    onServer(`drop database ${name} with (force)`);
  };
}

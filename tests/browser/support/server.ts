// The program under test, started on data of its own.

import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { database, environment, onServer, program } from "./templates.ts";

export type Engine = "sqlite" | "postgres";

/** A running server. */
export interface Server {
  /** Where it listens. */
  address: string;
  /** What it printed when it started. */
  printed: string;
  stop(): Promise<void>;
}

let count = 0;

/** A copy of the demonstration whose clock begins at a time on the office's clock. */
export function demonstration(engine: Engine, clock: string): Promise<Server> {
  return started(engine, process.env.BETBURYS_TEMPLATE_DATABASE!, ADDRESS, (data) => {
    cpSync(join(process.env.BETBURYS_TEMPLATE_FOLDER!, engine), data, { recursive: true });
    return ["--demo", "--clock", clock];
  });
}

/** An empty installation, as on its first day. */
export function empty(engine: Engine): Promise<Server> {
  return started(engine, "template1", INVITATION, () => []);
}

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;
const INVITATION = /\/join\/\S+\n/;

async function started(
  engine: Engine,
  template: string,
  last: RegExp,
  fill: (data: string) => string[],
): Promise<Server> {
  const data = mkdtempSync(join(tmpdir(), "betburys-office-"));
  const name = `betburys_office_${process.pid}_${count++}`;
  const flags = fill(data);
  if (engine === "postgres") {
    onServer(`create database ${name} template ${template}`);
    flags.push("--database", database(name));
  }
  const fixed = ["serve", "--listen", "127.0.0.1:0", "--log", "error", "--data", data];
  const server = spawn(program, [...fixed, ...flags], { env: environment });
  const ended = new Promise<void>((done) => server.once("exit", () => done()));
  const printed = await said(last, server.stdout, server.stderr);
  return {
    address: printed.match(ADDRESS)![0],
    printed,
    async stop() {
      server.kill("SIGTERM");
      await ended;
      rmSync(data, { recursive: true });
      if (engine === "postgres") onServer(`drop database ${name} with (force)`);
    },
  };
}

/** What the server prints until it has said the last thing. */
function said(last: RegExp, ...outputs: NodeJS.ReadableStream[]): Promise<string> {
  return new Promise((done, failed) => {
    let text = "";
    for (const output of outputs) {
      output.on("data", (chunk) => {
        text += chunk;
        if (last.test(text)) done(text);
      });
      output.on("end", () => failed(new Error(`the server ended: ${text}`)));
    }
  });
}

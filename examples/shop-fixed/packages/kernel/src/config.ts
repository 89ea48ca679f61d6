import { readFileSync } from 'node:fs';

/** The setting `name` of the environment, or the fallback. */
export function readSetting(name: string, fallback: string): string {
  return process.env[name] ?? fallback;
}

/** The content of the file that `<name>_FILE` points to; empty without one. */
export function readSecret(name: string): string {
  const file = process.env[`${name}_FILE`];
  return file === undefined ? '' : readFileSync(file, 'utf8').trim();
}

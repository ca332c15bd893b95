import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Metafile } from 'esbuild';
import { ALLOWED_LICENCES, TEXT_OF_LICENCE, TEXT_OF_PACKAGE } from './licences.ts';

/** The file that stands beside what is bundled. */
export const NOTICES_FILE = 'THIRD-PARTY-NOTICES.txt';

/** Something in a bundle that others wrote. */
interface Part {
  /** Name and version. */
  readonly title: string;
  readonly licence: string;
  /** Its licence, and what else it asks to be passed on. */
  readonly text: string;
}

/** What a bundle contains cannot be passed on: a licence is missing, or is one that nobody has looked at. */
export class LicenceProblem extends Error {
  override readonly name = 'LicenceProblem';
}

/**
 * The notices of everything that esbuild put into a bundle, by its own list: each licence's text once, under the
 * packages that come with it.
 *
 * @param root the folder that the metafile's paths start from
 * @throws LicenceProblem when a package has no licence text, or a licence that is not among those allowed
 */
export function noticesOf({ outputs }: Pick<Metafile, 'outputs'>, root: string): string {
  const folders = new Set<string>();
  for (const { inputs } of Object.values(outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const folder = PACKAGE_FOLDER.exec(path)?.[0];
      if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
    }
  }
  return writeNotices([...folders].map((folder) => readPart(join(root, folder))));
}

/** Several files of notices in one: the parts of a text that stands in more of them are listed once. */
export function joinNotices(notices: readonly string[]): string {
  const sections = notices.flatMap((text) => text.split(SECTION).slice(1));
  const parts = sections.flatMap((section) => {
    const [titles = '', ...text] = section.split('\n\n');
    return titles.split('\n').map((line) => {
      const [, title = '', licence = ''] = /^(.*) \((.*)\)$/.exec(line) ?? [];
      return { title, licence, text: text.join('\n\n').trim() };
    });
  });
  return writeNotices(parts);
}

/** The last package in a path: one may have others of its own. */
const PACKAGE_FOLDER = /^.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/;

/** No licence has such a line. */
const SECTION = `${'='.repeat(100)}\n`;

function writeNotices(parts: readonly Part[]): string {
  const titlesByText = new Map<string, Set<string>>();
  for (const { title, licence, text } of parts) {
    titlesByText.set(text, (titlesByText.get(text) ?? new Set()).add(`${title} (${licence})`));
  }
  const sections = [...titlesByText]
    .map(([text, titles]) => `${SECTION}${[...titles].sort().join('\n')}\n\n${text}\n`)
    .sort();
  return ['This contains what others wrote, under the licences below.\n', ...sections].join('\n');
}

function readPart(folder: string): Part {
  const {
    name,
    version,
    license: licence,
  }: Record<string, unknown> = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (typeof licence !== 'string' || !ALLOWED_LICENCES.has(licence)) {
    throw new LicenceProblem(
      `${name} has the licence ${JSON.stringify(licence) ?? 'that nobody names'}, which is not among those that are ` +
        `passed on: ${[...ALLOWED_LICENCES].join(', ')}. Read it, and add it to notices/licences.ts or leave it out.`,
    );
  }
  const files = readdirSync(folder);
  const own = files.find((file) => /^(licen[cs]e|copying)/i.test(file));
  const text = own === undefined ? textElsewhere(String(name), licence) : readFileSync(join(folder, own), 'utf8');
  const notices = files.filter((file) => /^notice/i.test(file)).map((file) => readFileSync(join(folder, file), 'utf8'));
  return { title: `${name} ${version}`, licence, text: [text, ...notices].map(inOneForm).join('\n\n') };
}

/** For packages that are published without the text of their licence. */
function textElsewhere(name: string, licence: string): string {
  const file = TEXT_OF_PACKAGE.find(([packages]) => packages.test(name))?.[1] ?? TEXT_OF_LICENCE.get(licence);
  if (file !== undefined) return readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8');
  throw new LicenceProblem(
    `${name} comes without the text of its licence, ${licence}. Put it into notices/texts/, and name it in ` +
      'notices/licences.ts.',
  );
}

/** Equal texts are told as one, however their lines end. */
function inOneForm(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/[ \t]+$/gm, '')
    .trim();
}

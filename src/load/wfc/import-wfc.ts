import { relative } from 'node:path';
import { placeText } from '../problem.ts';
import type { Source } from '../source.ts';
import { KnownSecrets } from './known-secrets.ts';
import type { Note } from './note.ts';
import { principalNames } from './principal-names.ts';
import { type NamedPrincipal, principalsText } from './principals-text.ts';
import { readWfc, type Wfc } from './read-wfc.ts';
import { stepsText } from './steps-text.ts';
import { take } from './take.ts';
import type { Taken } from './taking.ts';
import { VariableNames } from './variable-names.ts';

/** What an import of a WFC `auth.yaml` brought. */
export interface ImportedWfc {
  readonly principals: readonly string[];
  /** They as rolecall.yaml has them. */
  readonly text: string;
  /** The scenario file; `undefined`: no principal is made by steps. */
  readonly steps: string | undefined;
  /** Variables in the place of secrets, with the place where each secret stands. */
  readonly variables: readonly { readonly name: string; readonly at: string }[];
  /** What was not taken over, one line each: place, what, remedy. */
  readonly notes: readonly string[];
}

/** Where the principals go, and their steps. */
export interface WfcOptions {
  /** An environment of rolecall.yaml, where there is one. */
  readonly environment: { readonly name: string; readonly target: string | undefined } | undefined;
  /** The scenario file. */
  readonly output: string;
  /** The folder of rolecall.yaml. */
  readonly folder: string;
}

/** Makes principals and steps of the users of a WFC `auth.yaml`; no secret of it stands in either. */
export function importWfc(source: Source, { environment, output, folder }: WfcOptions): ImportedWfc {
  const wfc = readWfc(source);
  const configured = targetIn(wfc);
  const target = environment?.target ?? configured;
  const notes: Note[] = [...wfc.notes, ...configNotes(wfc, configured)];
  const secrets = new KnownSecrets(wfc.entries.map(({ written }) => written));
  const variables = new VariableNames();
  const names = principalNames(wfc.entries.map(({ written }) => written.name));
  const at = (pointer: string, on?: 'key') =>
    placeText({ file: source.file, pointer, ...(on && { on }) }, source.locate);
  const principals: NamedPrincipal[] = [];
  const steps = new Map<string, NonNullable<Taken['steps']>>();
  for (const [index, entry] of wfc.entries.entries()) {
    const name = names[index] ?? entry.written.name;
    if (name !== entry.written.name)
      notes.push({
        pointer: entry.at('name'),
        message: `this user is called ${name}: names of principals hold no blanks, are not built in, and stand once.`,
      });
    const taken = take({
      ...entry,
      name,
      secrets,
      variables,
      target: target === undefined ? undefined : (URL.parse(target) ?? undefined),
      note: (note) => notes.push(note),
    });
    if (!taken) continue;
    principals.push({ name, from: at(entry.at()), ...taken });
    if (taken.steps) steps.set(`log-in-${name}`, taken.steps);
  }
  return {
    principals: principals.map(({ name }) => name),
    text: principalsText(principals, {
      source: source.file,
      environment: environment?.name ?? 'local',
      target: target ?? 'http://127.0.0.1:8080',
      scenarios: steps.size > 0 ? relative(folder, output).replaceAll('\\', '/') : undefined,
    }),
    steps: steps.size > 0 ? stepsText(Object.fromEntries(steps), source.file) : undefined,
    variables: variables.all.map(({ name, pointer }) => ({ name, at: at(pointer) })),
    notes: [...new Set(notes.map(({ pointer, on, message }) => `${at(pointer, on)} ${message}`))],
  };
}

/** EvoMaster keeps the address of the API among its settings. */
function targetIn({ configs }: Wfc): string | undefined {
  const written = configs['bbTargetUrl'];
  const url = typeof written === 'string' ? URL.parse(written) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return undefined;
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function configNotes({ configs }: Wfc, target: string | undefined): readonly Note[] {
  return Object.keys(configs)
    .filter((key) => target === undefined || key !== 'bbTargetUrl')
    .map((key) => ({
      pointer: `/configs/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      on: 'key' as const,
      message: `"${key}" was left out: it is a setting of a fuzzer. Options of \`rolecall run\` stand in \`rolecall run --help\`.`,
    }));
}

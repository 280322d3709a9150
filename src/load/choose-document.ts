import { dirname } from 'node:path';
import type { Environment } from '../model/environment.ts';
import type { FetchDocument } from '../model/fetch-document.ts';
import type { Place } from '../model/place.ts';
import { RolecallError } from '../model/rolecall-error.ts';
import type { DocumentOptions } from './document/load-document.ts';
import { isUrl } from './document/reach.ts';
import type { RolecallFile } from './formats/rolecall-file.ts';
import { inFolder } from './in-folder.ts';
import { expectedOneOf } from './nearest-name.ts';
import { raise } from './problem.ts';
import type { Source } from './source.ts';

/** The OpenAPI document that was asked for, and how to read it. */
export interface ChosenDocument {
  readonly file: string;
  readonly options: DocumentOptions;
}

/** Who names the document. */
interface Named {
  /** As rolecall.yaml or the command line has it. */
  readonly spec: NonNullable<RolecallFile['spec']>;
  /** rolecall.yaml, where it is what names the document: then its overlays apply. */
  readonly source: Source | undefined;
  readonly overlays: readonly string[];
  readonly remoteReferences: boolean;
}

/** Works out where the document is, and as whom it is fetched. */
export function chooseDocument(
  { spec, source, overlays, remoteReferences }: Named,
  {
    environment,
    fetchDocument,
  }: { readonly environment: Environment; readonly fetchDocument: FetchDocument | undefined },
): ChosenDocument {
  const { url: name, as } = typeof spec === 'string' ? { url: spec } : { as: undefined, ...spec };
  const folder = source ? dirname(source.file) : '.';
  const file = isUrl(name) ? name : inFolder(folder, name);
  if (as !== undefined && source) assertPrincipal(as, source, environment);
  const namedAt = (pointer: string) => (source ? placeOf(source, pointer) : '');
  const where = source ? namedAt('/spec') : '--spec: ';
  const bring = async (url: string): Promise<string> => {
    if (!fetchDocument) throw new Error('nothing is fetched here');
    // A credential goes to the host that the user named for it.
    const presented = as !== undefined && URL.parse(url)?.origin === URL.parse(file)?.origin;
    return fetchDocument({ url, as: presented ? { principal: as, environment } : undefined, where });
  };
  const fetch = async (url: string): Promise<string> => {
    try {
      return await bring(url);
    } catch (cause) {
      if (cause instanceof RolecallError || url !== file) throw cause;
      const message = `${where}${url} cannot be fetched: ${reasonOf(cause)}. Is the URL right, and does it need \`spec: { url: …, as: PRINCIPAL }\`?`;
      throw new RolecallError('unreadable-file', message, { cause });
    }
  };
  const reach = { anywhere: remoteReferences, fetch };
  return { file, options: { overlays: overlays.map((overlay) => inFolder(folder, overlay)), reach, namedAt } };
}

function placeOf(source: Source, pointer: string): string {
  const { file, line, column } = source.locate({ pointer });
  return `${file}:${line}:${column} `;
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return 'code' in cause ? String(cause.code) : cause.message;
}

function assertPrincipal(name: string, source: Source, environment: Environment): void {
  const place: Place = { file: source.file, pointer: '/spec/as' };
  const known = environment.identities.map((identity) => identity.name);
  if (environment.target !== undefined && known.includes(name)) return;
  const message =
    environment.target === undefined
      ? `the environment ${environment.name} is the embedded API, whose principals have no credential for another host: choose an environment with a target, or remove "as".`
      : `unknown principal "${name}" of the environment ${environment.name}, ${expectedOneOf(name, known)}`;
  raise([{ code: 'unknown-name', place, message }], source.locate);
}

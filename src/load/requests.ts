import type { RequestDeclaration } from '../model/contract.ts';
import type { Operation } from '../model/operation.ts';
import type { Place } from '../model/place.ts';
import type { Calls } from './calls.ts';
import { unknownOperation } from './decisions/check-matrix.ts';
import type { Decisions } from './decisions/decisions.ts';
import type { OperationIndex } from './decisions/operation-index.ts';
import { ruleKey } from './decisions/rule-key.ts';
import type { ScenarioFile } from './formats/scenario-file.ts';
import { expectedOneOf } from './nearest-name.ts';
import { placeText, type Locate, type Problem } from './problem.ts';
import { pointerOf } from './validate.ts';

/** A scenario file with its name. */
export interface ReadScenarioFile {
  readonly file: string;
  readonly sha256: string;
  readonly written: ScenarioFile;
}

/** What the scenario files say about requests, by operation. */
export interface Requests {
  readonly request: (operation: Operation) => RequestDeclaration;
  readonly problems: readonly Problem[];
}

const nothing: RequestDeclaration = { parameters: {}, cases: {}, success: [], danger: undefined };

/** Gathers the requests of all scenario files; an operation has its request in one place. */
export function requestsOf(
  files: readonly ReadScenarioFile[],
  {
    index,
    decisions,
    calls,
    locate,
  }: {
    readonly index: OperationIndex;
    readonly decisions: Decisions;
    readonly calls: Calls;
    readonly locate: Locate;
  },
): Requests {
  const declared = new Map<Operation, { readonly request: RequestDeclaration; readonly place: Place }>();
  const problems: Problem[] = [];
  for (const { file, written } of files) {
    for (const [key, request] of Object.entries(written.requests ?? {})) {
      const place = { file, pointer: pointerOf(['requests', key]), on: 'key' as const };
      const parsed = ruleKey(key);
      const meant = parsed.kind === 'operation' || parsed.kind === 'operationId' ? index.matching(parsed) : [];
      if (meant.length === 0)
        problems.push({ code: 'unknown-operation', place, message: unknownOperation(key, index) });
      for (const operation of meant) {
        const other = declared.get(operation);
        if (other)
          problems.push({
            code: 'bad-value',
            place,
            message: `the request of ${operation.id} already stands at ${placeText(other.place, locate)}: keep one of the two.`,
          });
        else declared.set(operation, { request: declaration(request, { place, calls }), place });
        const cases = [...(decisions.rule(operation)?.cases.keys() ?? [])];
        for (const name of Object.keys(request.cases ?? {}).filter(
          (given) => decisions.rule(operation) && !cases.includes(given),
        )) {
          const message = `unknown case "${name}", which no rule of the matrix has for ${operation.id}: ${expectedOneOf(name, cases)}`;
          problems.push({
            code: 'unknown-name',
            place: { ...place, pointer: place.pointer + pointerOf(['cases', name]) },
            message,
          });
        }
      }
    }
  }
  return { request: (operation) => declared.get(operation)?.request ?? nothing, problems };
}

function declaration(
  written: NonNullable<ScenarioFile['requests']>[string],
  { place, calls }: { readonly place: Place; readonly calls: Calls },
): RequestDeclaration {
  const { parameters = {}, cases = {}, success = [], dangerous, needs, headers } = written;
  const at = { file: place.file, pointer: `${place.pointer}/witness` };
  const witness = written.witness === undefined ? undefined : calls.witness(written.witness, at);
  return {
    ...('body' in written && { body: written.body }),
    parameters,
    cases,
    success: typeof success === 'number' ? [success] : success,
    danger: dangerous,
    ...('control' in written && { control: written.control }),
    ...(needs !== undefined && { needs: typeof needs === 'string' ? [needs] : needs }),
    ...(headers && { headers }),
    ...(witness && { witness }),
    place,
  };
}

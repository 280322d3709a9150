import type { OperationPlan } from '../model/operation-plan.ts';
import type { RunLine } from '../model/journal.ts';
import type { Judged, Report } from '../model/report.ts';
import type { Shard } from '../model/shard.ts';
import { open, type Opened } from '../pipeline.ts';
import type { Planned } from '../plans-of.ts';
import type { RunOptions } from '../run-options.ts';
import type { SharedOperations } from '../plan/shard-operations.ts';
import { couldNotRun } from './could-not-run.ts';
import { supportersOf } from './supporters-of.ts';

/** The operations of which a test is run, and all others. */
interface Choice {
  readonly chosen: readonly OperationPlan[];
  readonly rest: readonly OperationPlan[];
  /** Where they are those of a shard, and all of them. */
  readonly part: { readonly shard: Shard; readonly shared: SharedOperations } | undefined;
}

/**
 * The run behind a suite. Once it is open the trials of all chosen operations are driven as `rolecall run` drives them,
 * several at once and the dangerous ones last, whatever the order of the suites; a suite waits for its own verdicts.
 */
export class ContractRun {
  readonly #controller = new AbortController();
  #chosen: readonly OperationPlan[] = [];
  readonly #asked = new Set<string>();
  #opened: Opened | undefined;
  #driven: Promise<void> | undefined;
  #ended: Promise<Report | undefined> | undefined;
  #isDriven = false;
  /** Wakes whoever waits for an operation. */
  #settled = Promise.withResolvers<void>();

  /** Where nothing is chosen, nothing is opened, but for a shard: without its journal the others cannot be merged. `rest`: the other operations, in case only they show that a credential is known. */
  async open(planned: Planned, options: RunOptions, { chosen, rest, part }: Choice): Promise<void> {
    if (chosen.length === 0 && !part) return;
    this.#chosen = chosen;
    const operations = chosen.map(({ operation }) => operation);
    const own = rest.length > 0 ? { plans: chosen, operations } : {};
    const asked = { ...planned, ...own, shared: part?.shared };
    const only = rest.length > 0 && !part ? operations.map(({ id }) => id) : options.only;
    const { signal } = this.#controller;
    const onProgress = () => this.#wake();
    const shard = part && { shard: part.shard };
    const opened = await open(asked, { ...options, ...shard, only, signal, onProgress }).catch(couldNotRun);
    this.#opened = opened;
    this.#driven = this.#drive(opened, rest)
      .catch(couldNotRun)
      .finally(() => {
        this.#isDriven = true;
        this.#wake();
      });
    // Whoever waits for a verdict hears of it; nobody may wait by then.
    this.#driven.catch(() => {});
  }

  /** The verdicts on an operation, once nothing that is still to come can change them. */
  async verdicts(operation: string): Promise<{ readonly line: RunLine; readonly judged: Iterable<Judged> }> {
    this.#asked.add(operation);
    const opened = this.#opened;
    if (!opened) throw new TypeError('a run is opened before anything is asked of it');
    const line = opened.run;
    for (;;) {
      const next = this.#settled.promise;
      const found = opened.judged(operation);
      if (found?.final) return { line, judged: found.judged };
      if (this.#isDriven) break;
      await next;
    }
    await this.#driven;
    return { line, judged: opened.judged(operation)?.judged ?? [] };
  }

  /** What came out, once everything that was chosen has been asked. The journal is complete from here on. */
  async report(): Promise<Report | undefined> {
    return await (this.#ended ??= this.#end().catch(couldNotRun));
  }

  /** Nobody waits for what is left: the tests of an operation were cancelled, and what it would still send is not sent. */
  async close(): Promise<void> {
    const wasAsked = this.#ended !== undefined;
    if (!wasAsked && this.#chosen.some(({ operation }) => !this.#asked.has(operation.id))) this.#controller.abort();
    await this.report().catch((error: unknown) => {
      // Once is enough: the suite that asked before has said it.
      if (!wasAsked) throw error;
    });
  }

  async #drive(opened: Opened, rest: readonly OperationPlan[]): Promise<void> {
    await opened.drive(this.#chosen);
    for (const plan of supportersOf(rest, () => this.#unrecognised(opened))) {
      if (this.#controller.signal.aborted) return;
      await opened.drive([plan]);
    }
  }

  /** Principals of whom nothing shows yet that the server knows them, where a verdict hangs on it. */
  #unrecognised(opened: Opened): ReadonlySet<string> {
    const names = new Set<string>();
    for (const { operation } of this.#chosen) {
      const found = opened.judged(operation.id);
      if (!found || found.final) continue;
      for (const { verdict } of found.judged) if (!verdict.proof.recognised) names.add(verdict.principal);
    }
    return names;
  }

  async #end(): Promise<Report | undefined> {
    const opened = this.#opened;
    if (!opened) return undefined;
    try {
      await this.#driven;
      await opened.end();
    } finally {
      await opened.close();
    }
    return await opened.report();
  }

  #wake(): void {
    const { resolve } = this.#settled;
    this.#settled = Promise.withResolvers<void>();
    resolve();
  }
}

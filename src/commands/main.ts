import { Command, CommanderError } from 'commander';
import { version } from '../version.ts';
import { describeError } from './describe-error.ts';

/** How a command hands over its exit code. */
export type Finish = (exitCode: number) => void;

/** Every command; its file is loaded when it is asked for, because most of them bring heavy packages with them. */
const commands = {
  run: {
    summary: 'run the scenarios of the contract against an environment',
    load: async (finish: Finish) => (await import('./run.ts')).run(finish),
  },
  plan: {
    summary: 'list and explain the scenarios, without any traffic',
    load: async (finish: Finish) => (await import('./plan.ts')).plan(finish),
  },
  serve: {
    summary: 'start the embedded API of the contract and print how to call it',
    load: async (finish: Finish) => (await import('./serve.ts')).serve(finish),
  },
  report: {
    summary: 'show a finished run again, in any format; html writes the audit report, merge makes one run of shards',
    load: async (finish: Finish) => (await import('./report.ts')).report(finish),
  },
  diff: {
    summary: 'show what changed between two runs, or since the baseline',
    load: async (finish: Finish) => (await import('./diff.ts')).diff(finish),
  },
  import: {
    summary: 'make a scenario file of recorded traffic (HAR, curl commands), or principals of a WFC auth.yaml',
    load: async (finish: Finish) => (await import('./import.ts')).importCommand(finish),
  },
  compile: {
    summary: 'write the contract as plain data, for handlers in front-end tests (rolecall/msw)',
    load: async (finish: Finish) => (await import('./compile.ts')).compile(finish),
  },
  schema: {
    summary: 'print or write the JSON Schemas of all files',
    load: async (finish: Finish) => (await import('./schema.ts')).schema(finish),
  },
} satisfies Record<string, { readonly summary: string; readonly load: (finish: Finish) => Promise<Command> }>;

/** Runs one command line and returns its exit code: 0, 1, 2, 3 or 130. */
export async function main(args: readonly string[]): Promise<number> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  let exitCode = 0;
  try {
    const program = await programOf(args, (code) => (exitCode = code));
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    process.stderr.write(describeError(error, { stack: args.includes('--debug') }));
    return 3;
  }
}

async function programOf(args: readonly string[], finish: Finish): Promise<Command> {
  const program = quiet(new Command('rolecall'))
    .description('Proves who may call what: runs an OpenAPI document and a role matrix against an API.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', exitCodes)
    // `report` and `report merge` have options of the same names: what stands after `merge` is for `merge`.
    .enablePositionalOptions();
  for (const [name, { summary, load }] of Object.entries(commands)) {
    // `help run` needs the options of `run` as much as `run --help` does.
    const command = args.includes(name) ? await load(finish) : new Command(name);
    program.addCommand(quiet(command.description(summary)));
  }
  return program;
}

/** Errors are thrown and said by `describeError`, in one line; help goes to standard output. */
function quiet(command: Command): Command {
  for (const each of command.commands) quiet(each);
  return command.exitOverride().configureOutput({ outputError: () => {} });
}

/** `rolecall plan | head` closes the pipe early: that is no error, and the exit code stays what it is. */
function ignoreClosedPipe(error: Error): void {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
}

const exitCodes = `
Exit codes:
  0    everything is as the contract says, and proven
  1    a finding: someone gets in who must not, or is kept out who may, or is refused in the wrong way; a difference that must not be
  2    not proven: something is inconclusive, or too little was proven, or it is not as in the baseline
  3    rolecall could not run: bad usage, bad files, target unreachable
  130  interrupted with Ctrl-C; what had finished is reported`;

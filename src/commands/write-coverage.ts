import type { Report } from '../model/report.ts';
import { RolecallError } from '../model/rolecall-error.ts';
import { writeFile } from './write-file.ts';

/** Writes the coverage baseline of a run, and says what became of it in one line. */
export async function writeCoverage({ run, conclusion }: Report): Promise<string> {
  const { file, unproven: before } = run.coverage ?? withoutFile();
  if (conclusion.interrupted) return `${file} stays as it was: the run was interrupted`;
  const { unproven } = conclusion.coverage;
  const list = Object.fromEntries(unproven.map(({ operation, why }) => [operation, why]));
  const text = `${JSON.stringify({ rolecall: 1, unproven: list }, null, 2)}\n`;
  await writeFile(file, text, 'coverage');
  const added = unproven.filter(({ operation }) => !before.includes(operation)).length;
  const removed = before.filter((operation) => !(operation in list)).length;
  return `${file} lists ${unproven.length} unproven operation${unproven.length === 1 ? '' : 's'}: ${added} added, ${removed} removed`;
}

function withoutFile(): never {
  throw new RolecallError(
    'bad-usage',
    '--update-coverage needs the rolecall.yaml that the baseline stands next to, without --spec, --matrix and --methods',
  );
}

import type { Figure } from './figure.ts';
import { killedRuns } from './killed-runs.ts';

const kills = 100;

/** What a hundred kills -9 at random moments, each resumed, do to the verdicts of a run. */
export async function resuming(): Promise<Figure[]> {
  const { runs, settledBefore, halfLines, lost, doubled, different, dangling } = await killedRuns(kills, 7);
  const against = `${kills} kills -9 at random moments in ${runs} runs, ${settledBefore} operations settled before them, ${halfLines} half lines`;
  return [
    { name: 'resume: verdicts lost', value: lost, unit: '', against },
    { name: 'resume: verdicts doubled', value: doubled, unit: '', against: 'by id' },
    { name: 'resume: verdicts that are others', value: different, unit: '', against: 'the run that nobody killed' },
    { name: 'resume: exchanges lost or doubled', value: dangling, unit: '', against: 'those of settled operations' },
  ];
}

import { once } from 'node:events';
import { startUnleash } from './start-unleash.ts';

// The port that scenarios/unleash/rolecall.yaml names. Ctrl-C ends it.
await using unleash = await startUnleash({ port: 4242 });
console.log(unleash);
await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);

import type { Sample } from '../../../model/schemas.ts';
import { example } from './example.ts';
import { faker } from './faker.ts';
import { minimal } from './minimal.ts';
import type { SampleSource } from './sample-source.ts';
import { sampler } from './sampler.ts';

/** Asked in this order: what the authors wrote, then the least that is valid, then whatever can be found. */
export const sampleSources = { example, minimal, faker, sampler } satisfies Record<Sample['source'], SampleSource>;

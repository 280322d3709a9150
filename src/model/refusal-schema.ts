import * as z from 'zod';

/** A refusal status as journals and records hold it. */
export const refusalStatus = z.union([z.int().min(100).max(599), z.literal('closed')]);

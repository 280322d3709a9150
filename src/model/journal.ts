import * as z from 'zod';
import { notSentCodes } from './not-sent.ts';
import { decisionSchema } from './decision-schema.ts';
import { refusalStatus } from './refusal-schema.ts';
import { severities } from './severities.ts';

// Read-only: thousands of lines share the same lists.
const names = z.array(z.string()).readonly();
const header = z.tuple([z.string(), z.string()]).readonly();
const point = z
  .strictObject({
    principal: z.string(),
    token: z.string(),
    address: z.string(),
    owner: z.exactOptional(z.enum(['peer', 'foreign'])),
    case: z.exactOptional(z.string()),
    claims: z.exactOptional(z.string()).describe('The address that the client claims to have.'),
  })
  .readonly();

const notSent = z.strictObject({
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.keys forgets the names that the list has
  code: z.enum(Object.keys(notSentCodes) as (keyof typeof notSentCodes)[]),
  supply: z.string(),
});

const severity = z.enum(severities);

const expected = z.strictObject({
  outcome: z.enum(['admitted', 'refused', 'either']),
  statuses: z
    .array(refusalStatus)
    .readonly()
    .describe('Statuses of a refusal as the contract wants it; empty for an admission: any 2xx.'),
  rule: z
    .string()
    .describe('file:line:column of the rule that decided, or file#pointer for one derived from the document.'),
  ruleText: z.string().describe('The rule as written.'),
  severity: z.exactOptional(severity).describe('Severity that the rule sets for its findings.'),
  decision: z.exactOptional(decisionSchema),
});

const answer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('response'),
    status: z.int(),
    headers: z.record(z.string(), z.union([z.string(), names])),
    body: z.string(),
    truncated: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('failure'),
    phase: z.enum(['connect', 'headers', 'body', 'deadline']),
    code: z.string(),
  }),
  z.strictObject({ kind: z.literal('unsendable'), reason: z.string() }),
]);

/** The first line of a journal: what was run. */
export const runLine = z.strictObject({
  type: z.literal('run'),
  rolecall: z.literal(1).describe('Version of the journal format.'),
  id: z.string(),
  version: z.string().describe('Version of Rolecall.'),
  started: z.iso.datetime(),
  by: z
    .exactOptional(
      z
        .strictObject({
          node: z.string().describe('Version of Node.js.'),
          platform: z.string().describe('`linux x64`'),
          ci: z
            .exactOptional(
              z.strictObject({
                name: z.string().describe('The CI service; CI where it does not say which.'),
                url: z.exactOptional(z.string()).describe('The job, without user name, password and query.'),
                job: z.exactOptional(z.string()),
                commit: z.exactOptional(z.string()),
                ref: z.exactOptional(z.string()).describe('Branch or tag.'),
              }),
            )
            .describe('Absent: no CI service started it.'),
        })
        .readonly(),
    )
    .describe('Where the run was begun; of a merged run, its first shard.'),
  environment: z.strictObject({
    name: z.string(),
    target: z.string().describe('Absolute URL with the base path.'),
    ca: z.exactOptional(z.string()).describe('File of the authorities that its certificate is from.'),
    inProcess: z
      .exactOptional(z.string())
      .describe('The module of the application that was asked in this process, without a socket.'),
  }),
  spec: z.strictObject({ file: z.string(), sha256: z.string() }),
  matrix: z.strictObject({ file: z.string(), sha256: z.string() }),
  config: z.exactOptional(z.strictObject({ file: z.string(), sha256: z.string() })),
  scenarios: z.exactOptional(z.array(z.strictObject({ file: z.string(), sha256: z.string() })).readonly()),
  seed: z.int(),
  strategy: z.string(),
  mutations: names.describe('Defects planted on purpose into the embedded API.'),
  operations: names.describe('Ids of the operations planned, in the order of the document.'),
  shard: z
    .exactOptional(
      z.strictObject({
        index: z.int().describe('From 1.'),
        count: z.int(),
        operations: names.describe('Those of all shards, in the order of the document.'),
      }),
    )
    .describe('The run is one of several that `rolecall report merge` makes one of.'),
  given: z
    .exactOptional(
      z.strictObject({
        config: z.exactOptional(z.string()),
        spec: z.exactOptional(z.string()),
        matrix: z.exactOptional(z.string()),
        scenarios: z.exactOptional(names),
        methods: z.exactOptional(names),
        only: z.exactOptional(names),
      }),
    )
    .describe('What the command line said about the contract, for `rolecall run --resume`.'),
  gaps: names.describe('Operations that no rule lists and that were therefore not called.'),
  principals: z.array(
    z.strictObject({
      name: z.string(),
      role: z.string(),
      roles: names,
      rank: z.int().describe('0 is the least privileged.'),
      credential: z.enum(['none', 'bearer', 'jwt', 'oauth2', 'apiKey', 'basic', 'mutualTLS', 'module', 'steps']),
      verify: z.boolean().describe('A verify read is declared for it.'),
    }),
  ),
  addresses: z
    .exactOptional(
      z.array(
        z.strictObject({
          name: z.string(),
          via: z.string(),
          ip: z.string().nullable(),
          proxy: z.exactOptional(z.string()),
          tunnel: z.exactOptional(z.boolean()),
          source: z.exactOptional(z.string()),
        }),
      ),
    )
    .describe('Where the scenarios were sent from; a reproduction binds to the same address.'),
  undecided: z.array(
    z.strictObject({
      status: z.exactOptional(z.int()),
      body: z.exactOptional(z.string()),
      means: z.enum(['limit', 'quota', 'licence', 'maintenance']),
    }),
  ),
  skipped: names.describe('Operations that the scenario files skip with a reason.'),
  skips: z
    .exactOptional(
      z
        .array(
          z.strictObject({
            what: z.string().describe('Id of an operation or of one scenario.'),
            reason: z.string(),
            until: z.string().nullable(),
          }),
        )
        .readonly(),
    )
    .describe('Entries of the scenario files that leave something of this run out.'),
  accepts: z
    .exactOptional(
      z
        .array(
          z.strictObject({
            scenario: z.string().describe('Id of a scenario, or of an operation: all of its scenarios.'),
            reason: z.string(),
            until: z.string().nullable(),
          }),
        )
        .readonly(),
    )
    .describe('Entries of the matrix that accept deviations, whether or not there are any.'),
  partial: z.boolean().describe('Only a selection of the scenarios was run.'),
  minProven: z.exactOptional(z.number()),
  oracles: z
    .record(z.string(), z.union([z.strictObject({ off: z.string() }), z.strictObject({ severity })]))
    .readonly()
    .describe('Oracles that the files switch off, with the reason, or give another severity.'),
  documented: z
    .record(z.string(), names)
    .readonly()
    .describe('By operation: the refusals that the document describes, as 401, 403, 404, 4XX or default.'),
  tags: z
    .exactOptional(z.record(z.string(), names).readonly())
    .describe('By operation: its tags in the document; only those that have any, gaps included.'),
  secured: z
    .exactOptional(names)
    .describe('Operations that nobody may call without a credential, as the document says.'),
  unmatched: z
    .exactOptional(
      z
        .array(
          z.strictObject({
            rule: z.string().describe('As written.'),
            at: z.string().describe('file:line:column'),
          }),
        )
        .readonly(),
    )
    .describe('Rules of the matrix that apply to no operation of the methods that are run.'),
  coverage: z
    .exactOptional(
      z.strictObject({
        file: z.string(),
        unproven: names.describe('Operations that may be without any proof.'),
        update: z.boolean().describe('The run writes the file anew, and is not held against it.'),
      }),
    )
    .describe('The coverage baseline; absent where there is none, or only a selection was run.'),
  baseline: z
    .exactOptional(
      z.strictObject({
        file: z.string(),
        strategy: z.string().describe('The one that its cells were asked with.'),
        update: z.boolean().describe('The run writes the file anew, and is not held against it.'),
      }),
    )
    .describe('The baseline that the run is held against; its cells follow in lines of their own.'),
  warnings: names,
});

const baseline = z
  .strictObject({
    type: z.literal('baseline'),
    operation: z.string(),
    cells: z
      .record(z.string(), z.string())
      .readonly()
      .describe('Id of a scenario → how it stood: `refused 403, proven`.'),
  })
  .describe('Cells of the baseline; these lines follow the run line.');

/** What was sent and what came back. */
export const exchangeLine = z.strictObject({
  type: z.literal('exchange'),
  id: z.string().describe('Also the request id on the wire.'),
  operation: z.string().nullable(),
  about: z.string().describe('Id of the scenario, or what it shows of the run: `steady`, `verify …`.'),
  at: point,
  attempt: z.int(),
  sent: z.iso.datetime(),
  ms: z.number(),
  request: z.strictObject({
    method: z.string(),
    target: z.string(),
    headers: z.array(header).readonly(),
    body: z.string().nullable(),
    certificate: z
      .exactOptional(z.strictObject({ cert: z.string(), key: z.string() }))
      .describe('The client certificate of the connection: files, or variables that stand for them.'),
    proxyProtocol: z
      .exactOptional(z.strictObject({ version: z.union([z.literal(1), z.literal(2)]), ip: z.string() }))
      .describe('Announced before the request, as a load balancer does.'),
  }),
  answer,
  notes: names.describe(
    'What is odd about the answer: `undocumented-status`, `schema-mismatch`, `soft-denial`, `html-for-json`, `empty-body`.',
  ),
});

/** What requests beside the scenarios showed. */
export const observationLine = z.discriminatedUnion('kind', [
  z.strictObject({
    type: z.literal('observation'),
    kind: z.literal('steady').describe('The missing-token request, twice in a row, alone before the trials.'),
    operation: z.string(),
    exchanges: names,
  }),
  z.strictObject({
    type: z.literal('observation'),
    kind: z.literal('verify').describe('The verify read as the principal, with no token, with an unknown one.'),
    principal: z.string(),
    exchange: z.string(),
    missing: z.string(),
    unknown: z.string(),
  }),
  z.strictObject({
    type: z.literal('observation'),
    kind: z.literal('address').describe('Where the target says which client address it sees.'),
    address: z.string(),
    ip: z.string().nullable().describe('The address that it should see; null: whichever the system chooses.'),
    saw: z.string().nullable().describe('null: it did not say.'),
    exchange: z.string(),
  }),
  z.strictObject({
    type: z.literal('observation'),
    kind: z.literal('lag').describe('A credential that was ended, read with until it was refused.'),
    principal: z.string(),
    token: z.string().describe('The token state: `revoked`, `logged-out`.'),
    ms: z.int().describe('From its end to the first refusal, or to the last look.'),
    refused: z.boolean(),
    within: z.int().describe('Milliseconds that the environment allows.'),
    exchanges: names.describe('The last read that was admitted, if any, and the last one of all.'),
  }),
]);

const cell = z.strictObject({
  id: z.string(),
  role: z.string(),
  principal: z.string(),
  axes: z.record(z.string(), z.string()).readonly(),
  at: point,
  faults: names,
  expected,
  provable: z.boolean(),
  closed: z.boolean().describe('The matrix allows nobody.'),
  hides: z.boolean().describe('404 is a refusal here.'),
  controls: names.describe('Ids of the scenarios that may be its control, preferred first.'),
  recipe: z.string(),
  generated: names.describe('Parts of the recipe that nobody wrote.'),
  invented: z.boolean().describe('A generated part names a resource.'),
  exchanges: names.describe('In the order sent; the last one counts.'),
  notSent: notSent.nullable(),
  owner: z.string().nullable().describe('Principal who owns the resources that it is about.'),
  kept: z
    .record(z.string(), z.string())
    .readonly()
    .describe('Ids of these resources, by the names under which fixtures keep them.'),
  opened: z.exactOptional(names).describe('Of what the client claimed about its address: what changed the answer.'),
  lapsed: z.exactOptional(z.literal(true)).describe('Refused at first, and let in once an allowed caller had been.'),
  witness: z
    .strictObject({
      state: z.enum(['unchanged', 'changed']),
      changed: names.describe('JSON pointers that differ, or texts of the request that were found.'),
      exchanges: names,
    })
    .readonly()
    .nullable()
    .describe('What a read of the state showed after the refusal; null: nothing.'),
  twin: z
    .string()
    .nullable()
    .describe('Exchange of the same request for a resource that does not exist, where 404 hides.'),
  accepted: z.strictObject({ reason: z.string(), until: z.string().nullable() }).nullable(),
});

const settled = z.strictObject({
  type: z.literal('settled'),
  operation: z.string(),
  success: z.array(z.int()).describe('Statuses beyond 2xx that the scenario files declare as success.'),
  pair: names.describe('The missing-token request, twice in a row, first in the trial; empty where nothing is denied.'),
  cells: z.array(cell),
});

const resumed = z
  .strictObject({
    type: z.literal('resumed'),
    started: z.iso.datetime(),
    nonce: z.string().describe('What unique values of this part of the run hold, and request ids.'),
  })
  .describe('The run was interrupted here and goes on: exchanges of operations that are not settled count no more.');

const teardown = z.strictObject({
  type: z.literal('teardown'),
  ended: z.iso.datetime(),
  interrupted: z.boolean(),
  requests: z.int(),
});

/** One line of `results.ndjson`. Everything that a report shows follows from these lines and nothing else. */
export const journalLine = z
  .discriminatedUnion('type', [runLine, baseline, exchangeLine, observationLine, settled, resumed, teardown])
  .describe('One line of a run’s journal, .rolecall/runs/<id>/results.ndjson');

export type RunLine = z.infer<typeof runLine>;
export type BaselineLine = z.infer<typeof baseline>;
export type ExchangeLine = z.infer<typeof exchangeLine>;
export type ObservationLine = z.infer<typeof observationLine>;
export type CellLine = z.infer<typeof cell>;
export type SettledLine = z.infer<typeof settled>;
export type ResumedLine = z.infer<typeof resumed>;
export type TeardownLine = z.infer<typeof teardown>;
export type JournalLine = z.infer<typeof journalLine>;

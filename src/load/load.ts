import { access } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import type { Contract } from '../model/contract.ts';
import type { Environment } from '../model/environment.ts';
import type { FetchDocument } from '../model/fetch-document.ts';
import type { Place } from '../model/place.ts';
import { RolecallError } from '../model/rolecall-error.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import { chooseDocument } from './choose-document.ts';
import { chooseEnvironment } from './choose-environment.ts';
import { contractFrom } from './contract.ts';
import type { ApiDocument } from './document/api-document.ts';
import type { DocumentOptions } from './document/load-document.ts';
import type { Borders } from './addresses.ts';
import { withSchemes } from './credentials/with-schemes.ts';
import { baselineBeside } from './baseline-beside.ts';
import { coverageBaseline } from './coverage-baseline.ts';
import { environmentFrom, type ReadEnvironment } from './environment.ts';
import type { EnvironmentFile, RolecallFile } from './formats/rolecall-file.ts';
import type { RoleMatrix } from './matrix/role-matrix.ts';
import { owningRoles } from './matrix/owning-roles.ts';
import { usesOutsider } from './matrix/uses-outsider.ts';
import { yamlMatrix } from './matrix/yaml-matrix.ts';
import { inFolder } from './in-folder.ts';
import { inProcessUrl } from './in-process-url.ts';
import type { Locate, Problem } from './problem.ts';
import { oracleSettings } from './oracle-settings.ts';
import { readFormat } from './read-format.ts';
import type { ReadScenarioFile } from './requests.ts';
import { scenarioPaths } from './scenario-paths.ts';
import { readSource, type Source } from './source.ts';

/** What to read, as the command line says it, and what `load` must not import. */
export interface LoadOptions {
  /** rolecall.yaml; `undefined`: ./rolecall.yaml where it exists. */
  readonly config: string | undefined;
  /** `undefined`: the only one of the file, else `embedded`. */
  readonly environment: string | undefined;
  /** These three override what rolecall.yaml names; they are relative to the working directory. The document may be a URL. */
  readonly spec: string | undefined;
  readonly matrix: string | undefined;
  readonly scenarios: readonly string[] | undefined;
  /** `undefined`: as rolecall.yaml says, else POST. */
  readonly methods: readonly string[] | undefined;
  /** ISO date, for `until`. */
  readonly today: string;
  readonly vocabulary: Vocabulary;
  /** Principals, networks and addresses of the embedded API, made for a matrix. */
  readonly embedded: (matrix: {
    readonly roles: readonly string[];
    readonly networks: readonly string[];
    readonly usesOutsider: boolean;
    readonly owning: readonly string[];
  }) => Environment;
  /** Addresses at the borders of networks. */
  readonly borders?: Borders;
  /** Brings documents from URLs; without it there are none. */
  readonly fetchDocument?: FetchDocument;
  /** Tests give a document of their own. */
  readonly loadDocument?: (file: string, options: DocumentOptions) => Promise<ApiDocument>;
}

/** The contract, and where to prove it. */
export interface Loaded {
  readonly contract: Contract;
  readonly environment: Environment;
}

const defaultConfig = 'rolecall.yaml';

/** Reads all that people wrote: rolecall.yaml, the OpenAPI document, the role matrix and the scenario files. */
export async function load(options: LoadOptions): Promise<Loaded> {
  const { vocabulary, today } = options;
  const source = await configSource(options.config);
  const config = source && (await readConfig(source, vocabulary));
  const folder = source ? dirname(source.file) : '.';
  const spec = options.spec ?? config?.spec ?? missing('OpenAPI document', 'spec', source);
  const ownMatrix = config?.matrix === undefined ? undefined : inFolder(folder, config.matrix);
  const matrixFile = options.matrix ?? ownMatrix ?? missing('role matrix', 'matrix', source);
  const chosen = withShared(chooseEnvironment(config, source, options.environment), config);

  const { matrixSource, matrix } = await readMatrix(matrixFile, vocabulary, () =>
    options.matrix === undefined ? namedAt(source, '/matrix') : '',
  );
  const patterns = await scenarioPaths(
    options.scenarios ?? (options.spec === undefined ? config?.scenarios : undefined) ?? [],
    {
      folder: options.scenarios ? '.' : folder,
      where: options.scenarios ? '--scenarios:' : `${source?.file ?? defaultConfig}:`,
    },
  );
  const scenarioSources = await Promise.all(
    patterns.files.map((file) => readSource(file, () => (options.scenarios ? '' : namedAt(source, '/scenarios')))),
  );
  const scenarios = await readScenarios(scenarioSources, vocabulary);
  const written = environmentOf(chosen, {
    source,
    matrix,
    folder,
    embedded: options.embedded,
    borders: options.borders,
  });
  const own = options.spec === undefined;
  const named = chooseDocument(
    {
      spec,
      source: own ? source : undefined,
      overlays: own ? (config?.overlays ?? []) : [],
      remoteReferences: config?.remoteReferences ?? false,
    },
    { environment: written.environment, fetchDocument: options.fetchDocument },
  );
  const loadDocument = options.loadDocument ?? (await import('./document/load-document.ts')).loadDocument;
  const document = await loadDocument(named.file, named.options);

  const { environment, problems } = withSchemes(written.environment, document);
  // It belongs to the contract of the file: another document, matrix or set of methods is another contract.
  const overridden = [options.spec, options.matrix, options.methods].some((given) => given !== undefined);
  const beside = source && !overridden ? { folder, vocabulary } : undefined;
  const coverage =
    beside && (await coverageBaseline(config?.coverage, { ...beside, where: () => namedAt(source, '/coverage') }));
  const baseline =
    beside && (await baselineBeside(config?.baseline, { folder, where: () => namedAt(source, '/baseline') }));

  const sources = new Map(
    [source, matrixSource, ...scenarioSources].flatMap((read) => (read ? [[read.file, read] as const] : [])),
  );
  const locate: Locate = (place) => sources.get(place.file)?.locate(place) ?? document.locate(place);
  const contract = contractFrom({
    document,
    matrix,
    environment,
    scenarios,
    config: source,
    methods: (options.methods ?? config?.methods ?? ['POST']).map((method) => method.toUpperCase()),
    refusals: refusalsOf(config, chosen.written),
    undecided: [...(chosen.written.undecided ?? []), ...(config?.undecided ?? [])],
    minProven: config?.minProven,
    oracles: oracleSettings(config?.oracles),
    coverage: coverage?.coverage,
    baseline: baseline?.baseline,
    vocabulary,
    today,
    locate,
    problems: [...written.problems, ...problems],
    warnings: [...patterns.warnings, ...(coverage?.warnings ?? []), ...(baseline?.warnings ?? [])],
    networks: environment.target === undefined ? undefined : (chosen.written.networks ?? {}),
  });
  return { contract, environment };
}

function namedAt(source: Source | undefined, pointer: string): string {
  if (!source) return '';
  const { file, line, column } = source.locate({ pointer });
  return `${file}:${line}:${column} `;
}

async function configSource(config: string | undefined): Promise<Source | undefined> {
  if (config !== undefined) return readSource(config);
  const exists = await access(defaultConfig).then(
    () => true,
    () => false,
  );
  return exists ? readSource(defaultConfig) : undefined;
}

// Formats that nobody wrote a file in are not loaded: their schemas take longer to make than most files to read.

async function readConfig(source: Source, vocabulary: Vocabulary): Promise<RolecallFile> {
  const { rolecallFile } = await import('./formats/rolecall-file.ts');
  return readFormat(source, rolecallFile(vocabulary), { name: 'rolecall', vocabulary });
}

async function readScenarios(sources: readonly Source[], vocabulary: Vocabulary): Promise<readonly ReadScenarioFile[]> {
  if (sources.length === 0) return [];
  const { scenarioFile } = await import('./formats/scenario-file.ts');
  return sources.map((read) => ({
    file: read.file,
    sha256: read.sha256,
    written: readFormat(read, scenarioFile, { name: 'scenario', vocabulary }),
  }));
}

async function readMatrix(
  file: string,
  vocabulary: Vocabulary,
  namedAtText: () => string,
): Promise<{ readonly matrixSource: Source; readonly matrix: RoleMatrix }> {
  if (extname(file).toLowerCase() !== '.csv') {
    const matrixSource = await readSource(file, namedAtText);
    return { matrixSource, matrix: yamlMatrix(matrixSource, vocabulary) };
  }
  const [{ csvMatrix }, { readCsvSource }] = await Promise.all([
    import('./matrix/csv-matrix.ts'),
    import('./matrix/csv-source.ts'),
  ]);
  const matrixSource = await readCsvSource(file, namedAtText);
  return { matrixSource, matrix: csvMatrix(matrixSource) };
}

function missing(what: string, key: 'spec' | 'matrix', source: Source | undefined): never {
  const message = source
    ? `${source.file}:1:1 names no ${what}: expected \`${key}: FILE\` in it, or --${key} FILE.`
    : `no ${what} is named: give --${key} FILE, or write \`${key}: FILE\` into ${defaultConfig}.`;
  throw new RolecallError('bad-usage', message);
}

function environmentOf(
  { name, written }: { readonly name: string; readonly written: EnvironmentFile },
  parts: {
    readonly source: Source | undefined;
    readonly matrix: RoleMatrix;
    readonly folder: string;
    readonly embedded: LoadOptions['embedded'];
    readonly borders?: Borders | undefined;
  },
): ReadEnvironment {
  const { source, matrix, folder, embedded, borders } = parts;
  const place: Place = {
    file: source?.file ?? defaultConfig,
    pointer: `/environments/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
  };
  const target = written.target ?? (written.app === undefined ? undefined : inProcessUrl);
  if (target !== undefined) return environmentFrom({ ...written, target }, { name, place, matrix, folder, borders });
  const made = embedded({
    roles: [...matrix.roles.keys()],
    networks: matrix.networks,
    usesOutsider: usesOutsider(matrix),
    owning: owningRoles(matrix),
  });
  return {
    environment: { ...made, name, place, headers: { ...made.headers, ...written.headers } },
    problems: (['start', 'principals', 'networks', 'addresses'] as const)
      .filter((key) => written[key] !== undefined)
      .map((key): Problem => ({
        code: 'bad-value',
        place: { file: place.file, pointer: `${place.pointer}/${key}`, on: 'key' },
        message: `"${key}" without a target: this is the embedded API, which brings its own. Add \`target: URL\`, or remove "${key}".`,
      })),
  };
}

/** What an environment does not say itself, the file as a whole does. */
function withShared(
  { name, written }: ReturnType<typeof chooseEnvironment>,
  { leeway, revocation }: Pick<RolecallFile, 'leeway' | 'revocation'> = {},
): ReturnType<typeof chooseEnvironment> {
  const shared = { ...(leeway !== undefined && { leeway }), ...(revocation && { revocation }) };
  return { name, written: { ...shared, ...written } };
}

/** The environment knows its server better than the file as a whole. */
function refusalsOf(config: RolecallFile | undefined, environment: EnvironmentFile): Contract['refusals'] {
  const all = Object.entries({ ...config?.refusals, ...environment.refusals });
  return Object.fromEntries(
    all.map(([name, statuses]) => [name, typeof statuses === 'object' ? statuses : [statuses]]),
  );
}

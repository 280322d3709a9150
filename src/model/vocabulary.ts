/** The names that files may use, taken from the registries by the pipeline and handed to `load`, which imports no stage. */
export interface Vocabulary {
  readonly tokenStates: readonly string[];
  readonly addressWays: readonly string[];
  readonly oracles: readonly string[];
}

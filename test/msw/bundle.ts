import { rolldown } from 'rolldown';

/** What a bundler makes of a script for browsers. */
export interface Bundle {
  readonly code: string;
  readonly bytes: number;
  /** Every file that something was taken from. */
  readonly modules: readonly string[];
  /** What it leaves to be imported. */
  readonly imports: readonly string[];
}

/** Bundles a script for browsers, as the build of a front end would. */
export async function bundle(
  file: string,
  { external = [] }: { readonly external?: readonly string[] } = {},
): Promise<Bundle> {
  const build = await rolldown({ input: file, platform: 'browser', external: [...external], logLevel: 'silent' });
  const { output } = await build.generate({ format: 'esm', minify: true });
  await build.close();
  const [{ code, moduleIds, imports }] = output;
  return { code, bytes: Buffer.byteLength(code), modules: moduleIds, imports };
}

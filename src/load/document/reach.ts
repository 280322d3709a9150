/** Where the references of a document may lead outside of it, and how to get there. */
export interface Reach {
  /** Brings the text of a URL; rejects with the reason. */
  readonly fetch: (url: string) => Promise<string>;
  /** References to the network are followed wherever they lead. */
  readonly anywhere: boolean;
}

/** Why a document at `base` may not refer to this file or URL; `undefined` where it may. */
export function outOfReach(base: string, target: string, { anywhere }: Reach): string | undefined {
  if (!isUrl(target)) return isUrl(base) ? 'a document from a URL refers to no file of this machine' : undefined;
  if (anywhere || (isUrl(base) && new URL(base).host === new URL(target).host)) return undefined;
  return 'references to the network are off: say `remoteReferences: true` in rolecall.yaml, or keep a copy beside the document';
}

/** Tells an http or https URL from the name of a file. */
export function isUrl(file: string): boolean {
  return /^https?:\/\//i.test(file);
}

/** What has a content type. */
export interface Typed {
  readonly type: string;
}

/** A content type without its parameters, in lower case. */
export function mediaType(header: string): string {
  return (header.split(';', 1)[0] ?? '').trim().toLowerCase();
}

/** JSON itself and everything that is written in it: `application/problem+json`. */
export function isJson(type: string): boolean {
  return type === 'application/json' || type.endsWith('+json');
}

/** The documented body of a content type; ranges such as `application/*` count. */
export function documentedMedia<Media extends Typed>(bodies: readonly Media[], type: string): Media | undefined {
  const ranges = new Set([type, `${type.split('/', 1)[0]}/*`, '*/*']);
  return (
    bodies.find((media) => mediaType(media.type) === type) ?? bodies.find((media) => ranges.has(mediaType(media.type)))
  );
}

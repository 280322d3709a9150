import { documentedMedia, isJson, mediaType, type Typed } from './media-type.ts';

/** A request's body as far as the embedded API reads it, with what is documented about its content type. */
export type ReceivedBody<Media extends Typed = Typed> =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: unknown; readonly media: Media }
  | { readonly kind: 'form'; readonly value: Readonly<Record<string, unknown>>; readonly media: Media }
  | { readonly kind: 'opaque' }
  | { readonly kind: 'broken'; readonly why: string }
  | { readonly kind: 'undocumented'; readonly type: string };

const forms = new Set(['application/x-www-form-urlencoded', 'multipart/form-data']);

/** Reads the body once, before any check: which case a request is, only its body says. */
export async function receivedBody<Media extends Typed>(
  request: Request,
  bodies: readonly Media[],
): Promise<ReceivedBody<Media>> {
  const bytes = await request.clone().arrayBuffer();
  const type = mediaType(request.headers.get('content-type') ?? '');
  // A form without fields has no bytes.
  const empty = bytes.byteLength === 0 && type !== 'application/x-www-form-urlencoded';
  if (empty || bodies.length === 0) return { kind: 'none' };
  const media = documentedMedia(bodies, type);
  if (!media) return { kind: 'undocumented', type };
  if (isJson(type)) return readJson(bytes, media);
  if (!forms.has(type)) return { kind: 'opaque' };
  return await readForm(request, media);
}

function readJson<Media extends Typed>(bytes: ArrayBuffer, media: Media): ReceivedBody<Media> {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return { kind: 'json', value, media };
  } catch (error) {
    return { kind: 'broken', why: `The body is no JSON: ${error instanceof Error ? error.message : 'unreadable'}.` };
  }
}

async function readForm<Media extends Typed>(request: Request, media: Media): Promise<ReceivedBody<Media>> {
  try {
    const form = await request.clone().formData();
    const entries = [...new Set(form.keys())].map((name) => {
      const values = form.getAll(name);
      return [name, values.length === 1 ? values[0] : values] as const;
    });
    return { kind: 'form', value: Object.fromEntries(entries), media };
  } catch {
    return { kind: 'broken', why: 'The body is no form.' };
  }
}

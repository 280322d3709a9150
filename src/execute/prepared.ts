import type { ClientCertificate } from '../model/client-certificate.ts';
import type { Presentation, WireRequest } from '../model/wire.ts';
import { keptBody } from './answer-writer.ts';
import { headerPart, type HeaderPart } from './header-part.ts';
import type { Redactor } from './redactor.ts';
import { transientSecrets } from './transient-secrets.ts';
import { unsendableTarget } from './sendable.ts';

/** A request of a recipe, made ready once for all scenarios that share the recipe. */
export interface PreparedRequest {
  readonly target: string;
  readonly shownTarget: string;
  readonly headers: HeaderPart;
  readonly body: WireRequest['body'];
  readonly shownBody: string | null;
  /** The body as the journal writes it. */
  readonly bodyJson: string;
  readonly problem: string | undefined;
}

/** A credential in a state, made ready once for all requests that carry it. */
export interface PreparedPresentation {
  readonly headers: HeaderPart;
  /** Without `?` or `&`; empty for most. */
  readonly query: string;
  readonly shownQuery: string;
  readonly certificate: ClientCertificate | undefined;
  /** Takes what was made for this request alone out of what is written of it. */
  readonly transient: Redactor | undefined;
}

/** Makes requests and credentials ready, each once. The scenario's own headers win over the constant ones. */
export function preparing(base: string, constant: Readonly<Record<string, string>>, redactor: Redactor) {
  const requests = new WeakMap<WireRequest, PreparedRequest>();
  const presentations = new WeakMap<Presentation, PreparedPresentation>();
  return {
    request: (request: WireRequest): PreparedRequest => {
      let prepared = requests.get(request);
      if (!prepared) requests.set(request, (prepared = prepare(request, { base, constant, redactor })));
      return prepared;
    },
    presentation: (presentation: Presentation): PreparedPresentation => {
      let prepared = presentations.get(presentation);
      if (!prepared) {
        const pairs = presentation.query.map(
          ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
        );
        const query = pairs.join('&');
        const transient = presentation.transient === undefined ? undefined : transientSecrets(presentation);
        const hiding = transient ?? redactor;
        prepared = {
          headers: headerPart(presentation.headers, hiding),
          query,
          shownQuery: hiding.redact(query),
          transient,
          certificate: presentation.certificate,
        };
        presentations.set(presentation, prepared);
      }
      return prepared;
    },
  };
}

function prepare(
  request: WireRequest,
  { base, constant, redactor }: { base: string; constant: Readonly<Record<string, string>>; redactor: Redactor },
): PreparedRequest {
  const own = new Set(request.headers.map(([name]) => name.toLowerCase()));
  const others = Object.entries(constant).filter(([name]) => !own.has(name.toLowerCase()));
  const headers = headerPart([...others, ...request.headers], redactor);
  const target = base + request.target;
  const shownBody = bodyText(request.body, redactor);
  return {
    target,
    shownTarget: redactor.redact(target),
    headers,
    body: request.body,
    shownBody,
    bodyJson: JSON.stringify(shownBody),
    problem: unsendableTarget(target) ?? headers.problem,
  };
}

function bodyText(body: WireRequest['body'], redactor: Redactor): string | null {
  if (body === undefined) return null;
  const text = typeof body === 'string' ? body : Buffer.from(body).toString('utf8');
  return redactor.redact(text).slice(0, keptBody);
}

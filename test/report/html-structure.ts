import { createHash } from 'node:crypto';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** The elements of a page, where they stand, with the names of their attributes. Throws for what is no valid HTML, and for whatever could run or fetch something. */
export function htmlStructure(text: string): readonly string[] {
  const errors: string[] = [];
  const document = parse(text, {
    // What stands in noscript is read, too.
    scriptingEnabled: false,
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startOffset }) => errors.push(`${code}: ${text.slice(startOffset - 20, startOffset + 20)}`),
  });
  if (errors.length > 0) throw new Error(`no valid HTML: ${errors.join(', ')}`);
  const elements = [...elementsIn(document.childNodes)];
  const policy = elements.find((element) => attributeOf(element, 'http-equiv') === 'content-security-policy');
  for (const element of elements) assertHarmless(element, (policy && attributeOf(policy, 'content')) ?? '');
  return elements.map((element) => [...pathOf(element), ...element.attrs.map(({ name }) => name)].join(' '));
}

function* elementsIn(nodes: readonly Node[]): Generator<Element> {
  for (const node of nodes) {
    if (!('tagName' in node)) continue;
    yield node;
    yield* elementsIn(node.childNodes);
  }
}

/** Where an element stands: an end tag that is missing moves what follows. */
function pathOf({ tagName, parentNode }: Element): readonly string[] {
  return parentNode && 'tagName' in parentNode ? [...pathOf(parentNode), tagName] : [tagName];
}

function assertHarmless(element: Element, policy: string): void {
  const { tagName, attrs } = element;
  for (const { name, value } of attrs) {
    if (name.startsWith('on') || name === 'style') throw new Error(`an attribute that the policy forbids: ${name}`);
    if (/^(src|href|action|formaction|data|srcset)$/.test(name) && !value.startsWith('#'))
      throw new Error(`it refers to ${value}`);
  }
  if (tagName !== 'script' && tagName !== 'style') return;
  const held = element.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
  if (attributeOf(element, 'type') === 'text/plain') {
    if (!/^[\w+/]*=*$/.test(held)) throw new Error('an island that is no base64');
    return;
  }
  const hash = `'sha256-${createHash('sha256').update(held).digest('base64')}'`;
  const allowed = policy.split('; ').find((directive) => directive.startsWith(`${tagName}-src `));
  if (allowed !== `${tagName}-src ${hash}`) throw new Error(`the policy does not allow this ${tagName}: ${allowed}`);
}

function attributeOf({ attrs }: Element, wanted: string): string | undefined {
  return attrs.find(({ name }) => name === wanted)?.value;
}

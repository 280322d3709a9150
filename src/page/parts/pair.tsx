import type { AuditPair } from '../../model/audit-data.ts';
import { shown } from '../data/shown.ts';
import { CopyButton } from './copy-button.tsx';

/** Two commands that differ in what the cell is about: that line stands out. */
export function Pair({ pair, fault = 'fault' }: { readonly pair: AuditPair; readonly fault?: string }) {
  const text = commandsOf(pair);
  if (text === '') return null;
  return (
    <figure class="pair">
      <figcaption>
        <span>The pair of requests that shows it</span> <CopyButton text={text} />
      </figcaption>
      <pre tabIndex={0}>
        {pair.resources.map(({ name, what }) => (
          <span key={name} class="faint">{`# ${shown(name)}: ${shown(what)}\n`}</span>
        ))}
        {pair.control.length > 0 && (
          <>
            <span class="faint">{`# control: ${shown(pair.heldAgainst ?? 'the same without the fault')}\n`}</span>
            <Command lines={pair.control} others={pair.fault} />
          </>
        )}
        {pair.fault.length > 0 && (
          <>
            <span class="faint">{`# ${shown(fault)}\n`}</span>
            <Command lines={pair.fault} others={pair.control} />
          </>
        )}
      </pre>
    </figure>
  );
}

function Command({ lines, others }: { readonly lines: readonly string[]; readonly others: readonly string[] }) {
  return lines.map((line, index) => {
    const end = index === lines.length - 1 ? '\n' : ' \\\n';
    const text = `${index === 0 ? '' : '  '}${shown(line)}`;
    const differs = others.length > 0 && !others.includes(line);
    return (
      <>
        {differs ? <mark>{text}</mark> : text}
        {end}
      </>
    );
  });
}

function commandsOf({ control, fault }: AuditPair): string {
  return [control, fault]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join(' \\\n  '))
    .join('\n');
}

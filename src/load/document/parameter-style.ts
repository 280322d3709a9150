import type { Parameter } from '../../model/operation.ts';
import { type ParameterStyle, parameterStyles } from '../../model/parameter-style.ts';
import type { Dialect } from './dialect.ts';
import { type Mapping, mappingOf } from './record.ts';

/** How the document says that a parameter is written, defaults included. */
export function parameterStyle(written: Mapping, place: Parameter['in'], dialect: Dialect): ParameterStyle {
  if (dialect === '2.0') return { ...collection(written['collectionFormat'], place), allowReserved: false };
  const usual = place === 'query' || place === 'cookie' ? 'form' : 'simple';
  const style = parameterStyles.find((name) => name === written['style']) ?? usual;
  const [content] = Object.keys(mappingOf(written['content']));
  return {
    style,
    explode: typeof written['explode'] === 'boolean' ? written['explode'] : style === 'form',
    allowReserved: written['allowReserved'] === true,
    ...(content !== undefined && { content }),
  };
}

/** OpenAPI 2.0: lists are `csv` unless the document says more. */
function collection(format: unknown, place: Parameter['in']): Pick<ParameterStyle, 'style' | 'explode'> {
  if (place !== 'query') return { style: 'simple', explode: false };
  if (format === 'ssv') return { style: 'spaceDelimited', explode: false };
  if (format === 'tsv') return { style: 'tabDelimited', explode: false };
  if (format === 'pipes') return { style: 'pipeDelimited', explode: false };
  return { style: 'form', explode: format === 'multi' };
}

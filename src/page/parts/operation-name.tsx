import { Fragment } from 'preact';

/** Method and path; a narrow column breaks it before a slash, and not within a word. */
export function OperationName({ name }: { readonly name: string }) {
  return name.split(/(?=\/)/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

/** A node in a file that a person wrote. Stages carry places; lines and columns are worked out only for what is shown. */
export interface Place {
  /** The file as the user named it, relative to the working directory. */
  readonly file: string;
  /** JSON pointer (RFC 6901) into the file; '' is the whole document. In a CSV table `/row/column`, both from 0. */
  readonly pointer: string;
  /** Point at the key instead of its value: for a name that is wrong, or a rule that is named by its key. */
  readonly on?: 'key';
}

/** A place as an editor opens it; lines and columns count from 1. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What an import could not take over, and what to do about it; `pointer` leads to where it stands. */
export interface Note {
  readonly pointer: string;
  readonly on?: 'key';
  readonly message: string;
}

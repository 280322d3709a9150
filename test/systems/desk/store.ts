import { DatabaseSync, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { tables } from './tables.ts';

/** A row as the database has it. */
export type Row = Readonly<Record<string, SQLOutputValue>>;

type Values = Readonly<Record<string, string | number | null>>;

/** The database, by the few questions that the desk asks. Names of tables and columns come from the code, never from a request. */
export interface Store {
  /** `undefined`: a unique value is taken. */
  readonly insert: (table: string, values: Values) => Row | undefined;
  readonly list: (table: string, where: Values) => Row[];
  readonly find: (table: string, where: Values) => Row | undefined;
  readonly count: (table: string, where: Values) => number;
  readonly update: (table: string, id: SQLOutputValue | undefined, values: Values) => void;
  readonly remove: (table: string, where: Values) => void;
  readonly close: () => void;
}

/** An empty database in memory. */
export function openStore(): Store {
  const database = new DatabaseSync(':memory:');
  database.exec(tables);
  const prepared = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  return {
    insert: (table, values) => {
      const columns = Object.keys(values);
      const sql = `INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map(() => '?').join()}) ON CONFLICT DO NOTHING RETURNING *`;
      return prepare(sql).get(...Object.values(values));
    },
    list: (table, where) => prepare(`SELECT * FROM ${table}${filter(where)} ORDER BY id`).all(...Object.values(where)),
    find: (table, where) => prepare(`SELECT * FROM ${table}${filter(where)}`).get(...Object.values(where)),
    count: (table, where) =>
      Number(prepare(`SELECT count(*) AS n FROM ${table}${filter(where)}`).get(...Object.values(where))?.['n']),
    update: (table, id, values) => {
      const columns = Object.keys(values).map((column) => `${column} = ?`);
      prepare(`UPDATE ${table} SET ${columns.join()} WHERE id = ?`).run(...Object.values(values), id ?? null);
    },
    remove: (table, where) => {
      prepare(`DELETE FROM ${table}${filter(where)}`).run(...Object.values(where));
    },
    close: () => database.close(),
  };
}

function filter(where: Values): string {
  const terms = Object.keys(where).map((column) => `${column} = ?`);
  return terms.length === 0 ? '' : ` WHERE ${terms.join(' AND ')}`;
}

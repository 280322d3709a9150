/** Where Debian's postgresql-15 puts its programs. */
export const postgresPrograms = '/usr/lib/postgresql/15/bin';

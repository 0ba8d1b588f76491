const sqlState = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Of PostgreSQL's classes: 21 cardinality, 22 bad data, 23 integrity. What was written, not where, is at fault. */
export const isOnesOwnFault = (error: unknown): boolean => /^2[123]...$/.test(sqlState(error));

export const isUniqueViolation = (error: unknown): boolean => sqlState(error) === '23505';

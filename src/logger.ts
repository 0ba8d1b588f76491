import { pino, type Logger } from 'pino';

export type { Logger };

/** Lines of JSON on standard error. Answers, phone numbers and secrets are never passed to it. */
export const createLogger = (level: string): Logger => pino({ level, base: null }, pino.destination(2));

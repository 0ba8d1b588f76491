import { randomUUID } from 'node:crypto';
import type { Conversation, JsonObject } from '../../../persistence/ports.ts';
import { badRequest } from '../../http/errors.ts';
import { bot, channelId } from './render.ts';

/** What a client may send. `typing` is not kept. */
const accepted = ['message', 'event', 'invoke', 'typing'];

/** Ids of conversations and files are UUIDs; what is none need not, and some of it cannot, be looked for. */
const idShape = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
export const isId = (id: string): boolean => idShape.test(id);

/** Ids and names are short; longer ones are mistakes or mischief. */
const longestId = 200;

/** The database drops some of them, and halves of surrogate pairs: an id could turn into another one there. */
const control = /[\u0000-\u001f\u007f]/;

const languageTag = /^[a-z]{2,3}(-[a-z\d]{2,8}){0,3}$/i;

/** A user's id as a client gives it. Undefined where none is given; throws 400 for one that cannot be theirs. */
export function readUserId(user: unknown): string | undefined {
  if (user === undefined || user === null || user === '') return undefined;
  if (typeof user !== 'string' || user.length > longestId)
    throw badRequest(`a user's id is a text of ${longestId} characters at most`);
  if (user === bot.id || control.test(user) || !user.isWellFormed())
    throw badRequest('this id is not for users');
  return user;
}

export const readLocale = (locale: unknown): string | undefined =>
  typeof locale === 'string' && languageTag.test(locale) ? locale : undefined;

/**
 * A client's activity as it goes into the log: its own fields as they are, but who speaks where is ours to say.
 * `user` is who speaks as far as that is certain. Throws 400.
 */
export function readActivity(
  body: JsonObject,
  conversation: Conversation,
  user: string | undefined,
): JsonObject {
  const { type, text, attachments } = body;
  if (typeof type !== 'string' || !accepted.includes(type))
    throw badRequest(`an activity's type is one of: ${accepted.join(', ')}`);
  if (text !== undefined && text !== null && typeof text !== 'string')
    throw badRequest('the text of an activity is a string');
  if (attachments !== undefined && attachments !== null && !Array.isArray(attachments))
    throw badRequest('the attachments of an activity are a list');
  const { id: _id, timestamp: _timestamp, serviceUrl: _serviceUrl, locale, ...rest } = body;
  const spoken = readLocale(locale);
  return {
    ...rest,
    ...(spoken && { locale: spoken }),
    channelId,
    conversation: { id: conversation.id },
    recipient: bot,
    from: readSpeaker(body['from'], user ?? `${conversation.id}|user`, user !== undefined),
  };
}

function readSpeaker(from: unknown, user: string, certain: boolean): JsonObject {
  const { id, name } = typeof from === 'object' && from !== null ? (from as JsonObject) : {};
  return {
    id: certain ? user : (readUserId(id) ?? user),
    ...(typeof name === 'string' && name.length <= longestId && { name }),
    role: 'user',
  };
}

/** The client's own id of an activity, by which one that is sent twice is known; a new one where there is none. */
export function readClientId({ channelData }: JsonObject): string {
  const { clientActivityID } =
    typeof channelData === 'object' && channelData !== null ? (channelData as JsonObject) : {};
  const usable =
    typeof clientActivityID === 'string' &&
    clientActivityID !== '' &&
    clientActivityID.length <= longestId &&
    clientActivityID.isWellFormed() &&
    !control.test(clientActivityID);
  return `client/${usable ? clientActivityID : randomUUID()}`;
}

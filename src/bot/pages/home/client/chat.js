import { look } from './look.js';
import { renderMarkdown } from './markdown.js';
import { recall, remember, visitorId } from './visitor.js';

const domain = `${location.origin}/v3/directline`;
const locale = document.documentElement.lang;
const patienceMs = 20_000;
/** Of `ConnectionStatus` in botframework-directlinejs. */
const tokenExpired = 3;
const lost = [4, 5];

/** @param {string} selector */
const element = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
const chat = element('#chat');
const trouble = element('#trouble');

/** @type {Promise<WebChat> | undefined} */
let fetching;

/** @returns {Promise<WebChat>} */
function webChat() {
  fetching ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = /** @type {HTMLLinkElement} */ (element('#web-chat')).href;
    script.addEventListener('load', () => resolve(/** @type {WebChat} */ (window.WebChat)));
    script.addEventListener('error', () => {
      fetching = undefined;
      reject(new Error('Web Chat could not be fetched'));
    });
    document.head.append(script);
  });
  return fetching;
}

/** Who comes back by the page's switch of languages would have Griot follow: it is asked to, in their name, once. */
let wish =
  new URLSearchParams(location.search).has('locale') && ![undefined, locale].includes(recall('language'))
    ? chat.dataset['speak']
    : undefined;

/** A token for this visitor's last conversation, or for a new one. */
async function askForToken() {
  const response = await fetch(`${domain}/tokens/generate`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ user: { id: visitorId() }, conversationId: recall('conversation'), locale }),
    signal: AbortSignal.timeout(patienceMs),
  });
  if (!response.ok) throw new Error(`no token: ${response.status}`);
  const given = /** @type {{ token: string, conversationId: string }} */ (await response.json());
  if (given.conversationId !== recall('conversation')) wish = undefined;
  remember('conversation', given.conversationId);
  return given.token;
}

/** @type {object | undefined} What is shown and what is being typed: both outlive a lost connection. */
let store;
/** @type {DirectLine | undefined} */
let connection;

/** @type {WebChatMiddleware} */
const middleware =
  ({ dispatch }) =>
  (next) =>
  (action) => {
    const { type, payload } = action;
    const done = next(action);
    // On a small screen the introduction then makes room. Not before: nothing moves but by the owner's own hand.
    if ((type === 'WEB_CHAT/SET_SEND_BOX' && payload?.text) || type === 'WEB_CHAT/SEND_MESSAGE_BACK')
      document.body.classList.add('begun');
    if (type === 'DIRECT_LINE/INCOMING_ACTIVITY') {
      const { from, locale: spoken } = payload?.activity ?? {};
      if (from?.role === 'bot' && spoken) remember('language', spoken);
    }
    if (type === 'DIRECT_LINE/CONNECT_FULFILLED' && wish) {
      const text = wish;
      wish = undefined;
      dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text } });
    }
    return done;
  };

async function start() {
  trouble.hidden = true;
  try {
    const [{ createDirectLine, createStore, renderWebChat }, token] = await Promise.all([
      webChat(),
      askForToken(),
    ]);
    // Opening a conversation that is open already changes nothing; its stream then begins with its first message.
    const directLine = createDirectLine({ domain, token, conversationStartProperties: { locale } });
    connection = directLine;
    directLine.connectionStatus$.subscribe((status) => {
      if (directLine !== connection) return;
      if (lost.includes(status)) trouble.hidden = false;
      // It renews its token by itself, unless this machine slept for longer than the token was good.
      if (status !== tokenExpired) return;
      connection = undefined;
      void start();
    });
    store ??= createStore({}, middleware);
    renderWebChat({ directLine, locale, renderMarkdown, role: 'region', store, styleOptions: look }, chat);
  } catch {
    trouble.hidden = false;
  }
}

element('#trouble button').addEventListener('click', () => void start());
void start();
